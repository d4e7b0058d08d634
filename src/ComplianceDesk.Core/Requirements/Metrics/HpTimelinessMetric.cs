using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Inpatient stays with a history and physical in time (42 CFR 482.24(c)(4)(i)(A)).</summary>
public sealed class HpTimelinessMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "hp-timeliness",
        Title = "History and physical in time",
        Population = "encounters",
        Counted = "inpatient stays that began more than 24 hours ago",
        Good = "a history and physical written within 30 days before or 24 hours after admission, and before any operative report",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "documents"],
        Leaves = "The time of surgery is taken from the operative report; the update that an earlier history needs has no type of its own.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (stay.Class != "inpatient" || stay.StartedAt.AddHours(24) >= tally.Scope.AsOf)
        {
            tally.Leave();
            return;
        }

        var operation = stay.Documents.Where(d => d.Type == "operative-report").Min(d => d.CreatedAt);
        var held = stay.Documents.Where(d => d.Type == "h-and-p" && d.CreatedAt is not null).ToArray();
        var by = operation < stay.StartedAt.AddHours(24) ? operation.Value : stay.StartedAt.AddHours(24);
        tally.Expect(
            held.Any(d => d.CreatedAt >= stay.StartedAt.AddDays(-30) && d.CreatedAt <= by), "encounters", stay.EncounterId,
            held.Length == 0 ? null : "written too early or too late", "a history and physical from 30 days before to 24 hours after admission, before any operation");
    }
}
