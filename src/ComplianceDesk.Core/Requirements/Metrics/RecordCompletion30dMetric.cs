using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Records completed within 30 days of discharge (42 CFR 482.24(c)(4)(viii)).</summary>
public sealed class RecordCompletion30dMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "record-completion-30d",
        Title = "Records completed within 30 days",
        Population = "encounters",
        Counted = "inpatient stays that ended more than 30 days ago and have documents",
        Good = "every document signed within 30 days of discharge",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "documents"],
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (!stay.IsDischarge || !stay.EndedBefore(tally.Scope, 30) || stay.Documents.Count == 0)
        {
            tally.Leave();
            return;
        }

        var late = stay.Documents.Count(d => !tally.Scope.Within(30, stay.EndedAt!.Value, d.SignedAt));
        tally.Expect(late == 0, "encounters", stay.EncounterId, $"{Figures.Counted(late, "documents")} unsigned or signed later", "every document signed within 30 days of discharge");
    }
}
