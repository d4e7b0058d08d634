using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Data.Quality;

/// <summary>A measured part of a score with what stands against it.</summary>
/// <param name="Part">The figures.</param>
/// <param name="Evidence">What is other than good: one line for each unit, or for each account or file where the units are too many to copy.</param>
internal sealed record Measure(ScorePart Part, IReadOnlyList<CheckFailure> Evidence)
{
    public static Measure Without(ScorePartInfo part, string reason) => new(ScorePart.NotMeasured(part, reason), []);

    public static Measure Of(ScorePartInfo part, long good, long counted) => new(ScorePart.Measured(part, good, counted), []);

    /// <summary>Counts units, each of which is evidence unless it is good.</summary>
    /// <param name="part">What is measured.</param>
    /// <param name="feed">Where the units come from.</param>
    /// <param name="expected">What would be good, in words.</param>
    /// <param name="units">Each with its id, what was found, and whether that is good.</param>
    public static Measure Of(ScorePartInfo part, string feed, string expected, IReadOnlyCollection<(string Id, string? Found, bool Good)> units) => new(
        ScorePart.Measured(part, units.Count(unit => unit.Good), units.Count),
        [.. units.Where(unit => !unit.Good).Select(unit => new CheckFailure(part.Id, feed, unit.Id, "", unit.Found, expected))]);
}
