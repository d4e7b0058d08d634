using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Finished encounters that can be found by diagnosis.</summary>
public sealed class IndexCoverageMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "index-coverage",
        Title = "Encounters coded",
        Population = "encounters",
        Counted = "encounters that ended more than 30 days ago",
        Good = "a coded diagnosis",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "diagnoses"],
        Leaves = "Procedures do not stand in any feed.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (!stay.EndedBefore(tally.Scope, 30))
        {
            tally.Leave();
            return;
        }

        tally.Expect(stay.Diagnoses > 0, "encounters", stay.EncounterId, null, "a coded diagnosis");
    }
}
