namespace ComplianceDesk.Core.Policy;

/// <summary>Who put something in force, when and why.</summary>
/// <param name="Version">The version of the policy that brought it.</param>
/// <param name="At">When it was saved, UTC.</param>
/// <param name="Who">The desk account that saved it.</param>
/// <param name="Why">The reason given.</param>
public sealed record PolicyDecision(int Version, DateTime At, string Who, string Why);
