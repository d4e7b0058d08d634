using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Updates and deletions that name what was changed.</summary>
public sealed class RecordAlterationTraceMetric : Metric, IMeasures<SourceEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "record-alteration-trace",
        Title = "Changes traceable",
        Population = "updates and deletions of the access log",
        Counted = "updates and deletions of the access log",
        Good = "time, user and object are recorded",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "Prior values do not stand in the access log.",
    };

    public void Test(SourceEvidence source, MetricTally tally)
    {
        tally.Expect(source.ChangesWithObject, source.Changes, "accesses", source.Name, "a change that names its object");
    }
}
