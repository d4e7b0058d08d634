namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>What the judge found for one account: accesses that name a patient, and those with a reason.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Accesses">Accesses that name a patient.</param>
/// <param name="Explained">Of these, the ones with a documented reason.</param>
/// <param name="RestrictedAccesses">Accesses to a record with a mark of 42 CFR Part 2.</param>
/// <param name="RestrictedExplained">Of these, the ones with a documented reason.</param>
public sealed record ExplanationEvidence(string UserId, long Accesses, long Explained, long RestrictedAccesses, long RestrictedExplained);
