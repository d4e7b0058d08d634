using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Records that are incomplete more than 30 days after discharge now.</summary>
public sealed class DelinquentRecordCountMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "delinquent-record-count",
        Title = "No delinquent records",
        Population = "encounters",
        Counted = "inpatient stays that ended more than 30 days ago and have documents",
        Good = "every document signed",
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

        var open = stay.Documents.Count(d => d.SignedAt is null);
        tally.Expect(open == 0, "encounters", stay.EncounterId, $"{Text.Of(open)} unsigned, {Text.Of((long)(tally.Scope.AsOf - stay.EndedAt!.Value).TotalDays, "days")} after discharge", "every document signed");
    }
}
