using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Events dated after the receipt of their file.</summary>
public sealed class AuditClockSkewMetric : Metric, IMeasures<SourceEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "audit-clock-skew",
        Title = "No event from the future",
        Population = "events of the access log",
        Counted = "events of the access log",
        Good = "not dated more than a minute after their file was received",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "How far source clocks are from true time cannot be seen in a file.",
    };

    public void Test(SourceEvidence source, MetricTally tally)
    {
        tally.Expect(source.Events - source.AheadOfReceipt, source.Events, "accesses", source.Name, "a time not after the receipt of the file");
    }
}
