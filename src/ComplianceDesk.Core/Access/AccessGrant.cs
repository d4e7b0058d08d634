namespace ComplianceDesk.Core.Access;

/// <summary>A request for access to one's own record, or that of somebody one acts for, that was granted (45 CFR 164.524).</summary>
/// <param name="Recipient">The full name of whom the access was granted to (<see cref="PersonKeys.FullName"/>).</param>
/// <param name="At">When it was granted, in milliseconds.</param>
public readonly record struct AccessGrant(int Recipient, long At);
