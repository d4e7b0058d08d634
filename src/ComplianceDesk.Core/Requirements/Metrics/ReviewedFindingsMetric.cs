using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Findings of certain rules, of which each must have been decided within a number of days.</summary>
public abstract class ReviewedFindingsMetric : Metric, IMeasures<FindingEvidence>
{
    /// <summary>The wording that all of them share.</summary>
    /// <param name="id">The slug of the catalogue.</param>
    /// <param name="title">Short name.</param>
    /// <param name="leaves">What of the catalogue's wording the data cannot show; null when nothing.</param>
    /// <param name="what">What the findings are, in the plural.</param>
    protected static MetricInfo Reviewed(string id, string title, string? leaves = null, string what = "findings") => new()
    {
        Id = id,
        Title = title,
        Population = "findings of these rules that no later feed explained",
        Counted = $"{what} decided, and undecided ones older than the limit",
        Good = "decided by a person within the limit",
        Limit = 30,
        LimitUnit = "days from detection",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = leaves,
    };

    /// <summary>Ids of the rules; null for every rule.</summary>
    public abstract IReadOnlyList<string>? Rules { get; }

    public void Test(FindingEvidence finding, MetricTally tally)
    {
        if (Rules is not null && !finding.Rules.Any(Rules.Contains))
        {
            return;
        }

        var due = finding.DetectedAt.AddDays((double)tally.Limit);
        if (finding.DecidedAt is null && due >= tally.Scope.AsOf)
        {
            tally.Leave();
            return;
        }

        tally.Expect(
            finding.DecidedAt <= due, "findings", Text.Of(finding.Id),
            finding.DecidedAt is { } decided ? $"decided on {Text.Of(tally.Scope.DayOf(decided))}, detected on {Text.Of(tally.Scope.DayOf(finding.DetectedAt))}" : $"undecided since {Text.Of(tally.Scope.DayOf(finding.DetectedAt))}",
            "a decision in time");
    }
}
