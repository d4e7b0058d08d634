using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Events that carry every field asked of them.</summary>
public sealed class AuditFieldCompletenessMetric : Metric, IMeasures<SourceEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "audit-field-completeness",
        Title = "Fields of the log complete",
        Population = "events of the access log",
        Counted = "events of the access log",
        Good = "time, user, action, place, data category, and a patient where the action has one",
        Least = 0.99m,
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
    };

    public void Test(SourceEvidence source, MetricTally tally)
    {
        tally.Expect(source.Complete, source.Events, "accesses", source.Name, "time, user, action, place, data category, and a patient where the action has one");
    }
}
