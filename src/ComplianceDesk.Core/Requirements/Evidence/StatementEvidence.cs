namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>A statement somebody signed.</summary>
/// <param name="RequirementId">The requirement it speaks of.</param>
/// <param name="SignedOn">Day of the signature, site zone.</param>
/// <param name="ValidUntil">Last day it holds; null when it has no end.</param>
public sealed record StatementEvidence(string RequirementId, DateOnly SignedOn, DateOnly? ValidUntil);
