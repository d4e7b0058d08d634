namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>A statement somebody signed.</summary>
/// <param name="RequirementId">The requirement it speaks of.</param>
/// <param name="SignedOn">Day of the signature, site zone.</param>
public sealed record StatementEvidence(string RequirementId, DateOnly SignedOn);
