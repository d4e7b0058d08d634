namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>An office that the rules ask the site to fill, and whom the site has named for it.</summary>
/// <param name="Office">The office, with its citation.</param>
/// <param name="UserId">The account of the person named; null when nobody is.</param>
/// <param name="Since">First day of the designation; null when nobody is named.</param>
/// <param name="Active">True when the workforce feed lists the account as active.</param>
public sealed record OfficialEvidence(string Office, string? UserId, DateOnly? Since, bool Active);
