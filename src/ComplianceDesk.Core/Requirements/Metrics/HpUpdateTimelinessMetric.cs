using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Earlier histories that were updated within 24 hours of admission, as the record check TML-02 answers (42 CFR 482.24(c)(4)(i)(B)).</summary>
public sealed class HpUpdateTimelinessMetric : Metric, IMeasures<CheckEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "hp-update-timeliness",
        Title = "Earlier history updated in time",
        Population = "answers of the record check TML-02",
        Counted = "inpatient stays whose history was written before admission, with the update there or due",
        Good = "a further history within 24 hours after admission and before the operative report",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "documents"],
        Leaves = "The feed has no type for the update: a further history document counts as one.",
    };

    public void Test(CheckEvidence check, MetricTally tally)
    {
        if (check.Outcome is { IsMeasured: true, Check.Code: "TML-02" })
        {
            tally.Expect(check.Outcome.Eligible - check.Outcome.Failing, check.Outcome.Eligible, "checks", "TML-02", "an update of the history within 24 hours after admission");
        }
    }
}
