namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>A report of the desk's register that a second person signed off.</summary>
/// <param name="Name">The report's id.</param>
/// <param name="From">First day of its period.</param>
/// <param name="To">Last day of its period.</param>
/// <param name="SignedOn">Day of the sign-off, site zone.</param>
/// <param name="Department">Id of the department it is limited to; null when it is about all.</param>
public sealed record SignedReportEvidence(string Name, DateOnly From, DateOnly To, DateOnly SignedOn, string? Department);
