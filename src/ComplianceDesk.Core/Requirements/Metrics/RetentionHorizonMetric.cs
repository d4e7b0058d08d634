using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Visits that vanished from the record feed before the retention period was over: 5 years in a hospital (42 CFR 482.24(b)(1)), 6 in a critical access hospital (485.638(c)) or a clinic (491.10(c)).</summary>
public sealed class RetentionHorizonMetric : Metric, IMeasures<StayEvidence>, IMeasures<GoneStayEvidence>, IMeasures<WholeExtractsEvidence>
{
    private int extracts;

    public override MetricInfo Info { get; } = new()
    {
        Id = "retention-horizon",
        Version = 2,
        Title = "No record gone early",
        Population = "encounters ever taken in",
        Counted = "those that ended, or began when no end is known, within the retention period",
        Good = "still in the newest whole extract",
        Limit = 5,
        LimitBySite = new Dictionary<string, decimal> { ["hospital"] = 5, ["critical-access-hospital"] = 6, ["clinic"] = 6 },
        LimitUnit = "years",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters"],
        Leaves = "A visit withdrawn to correct it looks like one purged; what was purged before the first whole extract is not seen. The feed does not say to which kind of site a visit belongs: where several kinds apply, the longest period is asked of all.",
    };

    public void Test(WholeExtractsEvidence whole, MetricTally tally) => extracts += whole.Extracts;

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (tally.Scope.DayOf(stay.EndedAt ?? stay.StartedAt).AddYears((int)tally.Limit) < tally.Today)
        {
            tally.Leave();
            return;
        }

        tally.Expect(true, "encounters", stay.EncounterId, null, "");
    }

    public void Test(GoneStayEvidence stay, MetricTally tally)
    {
        if (stay.LastOn.AddYears((int)tally.Limit) < stay.GoneOn)
        {
            tally.Leave();
            return;
        }

        tally.Expect(false, "encounters", stay.EncounterId, $"gone since the extract of {Text.Of(stay.GoneOn)}", $"kept until {Text.Of(stay.LastOn.AddYears((int)tally.Limit))}");
    }

    public override void Finish(MetricTally tally)
    {
        if (extracts < 2)
        {
            tally.NoData("Fewer than two whole extracts of the encounters feed were taken in: only they show that a record is gone.");
        }
    }
}
