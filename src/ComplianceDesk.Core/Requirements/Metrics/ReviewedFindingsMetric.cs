using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Findings of certain rules, of which each must have been decided within a number of days.</summary>
public abstract class ReviewedFindingsMetric : Metric, IMeasures<FindingEvidence>
{
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
