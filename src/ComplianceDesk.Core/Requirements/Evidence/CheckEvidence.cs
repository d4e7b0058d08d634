using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>What a record check answered in the latest quality run.</summary>
/// <param name="Outcome">The answer.</param>
public sealed record CheckEvidence(CheckOutcome Outcome);
