namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>A finding that stands: not withdrawn.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Rules">Ids of the rules it rests on.</param>
/// <param name="DecidedAt">When a person first decided it, UTC; null while nobody has.</param>
/// <param name="DetectedAt">When it was first detected, UTC.</param>
/// <param name="UserId">The account it is about.</param>
public sealed record FindingEvidence(int Id, IReadOnlyList<string> Rules, DateTime? DecidedAt, DateTime DetectedAt, string UserId);
