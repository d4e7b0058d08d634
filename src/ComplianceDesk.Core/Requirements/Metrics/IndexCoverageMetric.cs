using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Finished encounters that can be found by diagnosis. The rule asks for a system of coding and indexing (42 CFR 482.24(b)(3)) and counts no days: by when is policy.</summary>
public sealed class IndexCoverageMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "index-coverage",
        Version = 2,
        Title = "Encounters coded",
        Population = "encounters",
        Counted = "encounters that ended before the limit",
        Good = "a coded diagnosis",
        Limit = 30,
        LimitUnit = "days after the end",
        Basis = ThresholdBasis.Policy,
        Feeds = ["encounters", "diagnoses"],
        Leaves = "Procedures do not stand in any feed.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (!stay.EndedBefore(tally.Scope, tally.LimitDays))
        {
            tally.Leave();
            return;
        }

        tally.Expect(stay.Diagnoses > 0, "encounters", stay.EncounterId, null, "a coded diagnosis");
    }
}
