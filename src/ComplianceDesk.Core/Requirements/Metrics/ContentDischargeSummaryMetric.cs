using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Discharges with a signed summary.</summary>
public sealed class ContentDischargeSummaryMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "content-discharge-summary",
        Title = "Discharge summary signed",
        Population = "encounters",
        Counted = "inpatient stays that ended more than 30 days ago",
        Good = "a signed discharge summary",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "documents"],
        Leaves = "What a summary says of outcome and follow-up does not stand in the feed.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (!stay.IsDischarge || !stay.EndedBefore(tally.Scope, 30))
        {
            tally.Leave();
            return;
        }

        tally.Expect(stay.Documents.Any(d => d.Type == "discharge-summary" && d.SignedAt is not null), "encounters", stay.EncounterId, null, "a signed discharge summary");
    }
}
