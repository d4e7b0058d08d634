using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Emergency overrides with a reason, and reviewed.</summary>
public sealed class BreakGlassReviewMetric : Metric, IMeasures<OverrideEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "break-glass-review",
        Title = "Emergency overrides reviewed",
        Population = "days on which an account used the emergency override",
        Counted = "days on which an account used the emergency override",
        Good = "a reason on every event, and no undecided finding",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "A day on which no rule flagged an override counts by its reasons alone: that a person looked at it is not recorded.",
    };

    public void Test(OverrideEvidence day, MetricTally tally)
    {
        tally.Expect(
            day.WithReason == day.Events && day.OpenFindings == 0, "accesses", $"{day.UserId} {Text.Of(day.Day)}",
            day.WithReason < day.Events ? $"{Text.Of(day.Events - day.WithReason)} of {Text.Of(day.Events)} without a reason" : Figures.Counted(day.OpenFindings, "undecided findings"),
            "a reason on every event and every finding decided");
    }
}
