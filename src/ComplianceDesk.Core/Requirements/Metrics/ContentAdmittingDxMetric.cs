using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Inpatient stays with a diagnosis present on admission.</summary>
public sealed class ContentAdmittingDxMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "content-admitting-dx",
        Title = "Admitting diagnosis",
        Population = "encounters",
        Counted = "inpatient stays that have ended",
        Good = "a diagnosis marked present on admission",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "diagnoses"],
        Leaves = "The feed does not mark the admitting diagnosis itself.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (!stay.IsDischarge)
        {
            tally.Leave();
            return;
        }

        tally.Expect(stay.PresentOnAdmission, "encounters", stay.EncounterId, stay.Diagnoses > 0 ? "diagnoses, none marked present on admission" : null, "a diagnosis present on admission");
    }
}
