namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>The emergency overrides of one account on one day.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Day">The day, site zone.</param>
/// <param name="Events">Events marked as emergency override.</param>
/// <param name="WithReason">Of these, the ones with a reason or a purpose of use.</param>
/// <param name="OpenFindings">Undecided findings that rest on one of them.</param>
public sealed record OverrideEvidence(string UserId, DateOnly Day, long Events, long WithReason, int OpenFindings);
