namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>Changes of rights in the access log, by account and day: an account, a role or a permission made, changed or deleted.</summary>
/// <param name="UserId">Who changed them.</param>
/// <param name="Day">Day, site zone.</param>
/// <param name="Changes">Changes.</param>
/// <param name="WithReason">Those whose event carries a reason: the ticket or the approval.</param>
public sealed record PrivilegeChangeEvidence(string UserId, DateOnly Day, int Changes, int WithReason);
