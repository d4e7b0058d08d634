using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Identity fields of patients that are there.</summary>
public sealed class DemographicCompletenessMetric : Metric, IMeasures<CheckEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "demographic-completeness",
        Title = "Identity fields complete",
        Population = "answers of the record checks",
        Counted = "eligible values of CMP-01, CMP-02 and CMP-03",
        Good = "the field is there",
        Least = 0.99m,
        Basis = ThresholdBasis.Policy,
        Feeds = ["patients"],
    };

    public void Test(CheckEvidence check, MetricTally tally)
    {
        if (check.Outcome is { IsMeasured: true, Check: var info } && info.Code is "CMP-01" or "CMP-02" or "CMP-03")
        {
            tally.Expect(check.Outcome.Eligible - check.Outcome.Failing, check.Outcome.Eligible, "checks", info.Code, info.Title);
        }
    }
}
