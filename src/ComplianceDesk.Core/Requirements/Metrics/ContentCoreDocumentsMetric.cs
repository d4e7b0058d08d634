using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Discharges with orders, notes and results.</summary>
public sealed class ContentCoreDocumentsMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "content-core-documents",
        Title = "Core documents present",
        Population = "encounters",
        Counted = "inpatient stays that ended more than 30 days ago",
        Good = "an order, a progress note and an observation",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "documents", "observations"],
        Leaves = "Nursing notes and medication records are not types of the documents feed.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (!stay.IsDischarge || !stay.EndedBefore(tally.Scope, 30))
        {
            tally.Leave();
            return;
        }

        string[] missing = [.. new[] { ("order", stay.Documents.Any(d => d.Type is "order" or "verbal-order")), ("progress note", stay.Documents.Any(d => d.Type == "progress-note")), ("observation", stay.HasObservations) }.Where(kind => !kind.Item2).Select(kind => kind.Item1)];
        tally.Expect(missing.Length == 0, "encounters", stay.EncounterId, $"no {string.Join(", no ", missing)}", "an order, a progress note and an observation");
    }
}
