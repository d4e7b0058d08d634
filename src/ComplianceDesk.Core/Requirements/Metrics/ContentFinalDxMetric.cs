using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Inpatient stays with a diagnosis recorded within 30 days of discharge.</summary>
public sealed class ContentFinalDxMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "content-final-dx",
        Title = "Final diagnosis within 30 days",
        Population = "encounters",
        Counted = "inpatient stays that ended more than 30 days ago",
        Good = "a diagnosis recorded within 30 days of discharge",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "diagnoses"],
        Leaves = "The feed does not say which diagnosis is final.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (!stay.IsDischarge || !stay.EndedBefore(tally.Scope, 30))
        {
            tally.Leave();
            return;
        }

        tally.Expect(tally.Scope.Within(30, stay.EndedAt!.Value, stay.FirstDiagnosisAt), "encounters", stay.EncounterId, stay.FirstDiagnosisAt is null ? null : "recorded later", "a diagnosis recorded within 30 days of discharge");
    }
}
