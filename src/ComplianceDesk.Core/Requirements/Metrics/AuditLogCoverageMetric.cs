using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Days on which each source of the log holds events.</summary>
public sealed class AuditLogCoverageMetric : Metric, IMeasures<SourceEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "audit-log-coverage",
        Title = "Days covered by each source",
        Population = "days from the first to the last event of each source system",
        Counted = "days from the first to the last event of each source system",
        Good = "an event on that day",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
    };

    public void Test(SourceEvidence source, MetricTally tally)
    {
        if (source.Days.Count == 0)
        {
            return;
        }

        for (var day = source.Days.Min(); day <= source.Days.Max(); day = day.AddDays(1))
        {
            tally.Expect(source.Days.Contains(day), "accesses", $"{source.Name} {Text.Of(day)}", null, "an event of this source on this day");
        }
    }
}
