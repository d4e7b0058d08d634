using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Dates that are in a possible order.</summary>
public sealed class DateLogicErrorsMetric : Metric, IMeasures<CheckEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "date-logic-errors",
        Title = "Dates possible",
        Population = "answers of the record checks",
        Counted = "eligible values of the temporal plausibility checks",
        Good = "the check holds",
        Basis = ThresholdBasis.Policy,
        Feeds = ["patients"],
    };

    public void Test(CheckEvidence check, MetricTally tally)
    {
        if (check.Outcome is { IsMeasured: true, Check: var info } && info.Kahn == KahnCategory.TemporalPlausibility)
        {
            tally.Expect(check.Outcome.Eligible - check.Outcome.Failing, check.Outcome.Eligible, "checks", info.Code, info.Title);
        }
    }
}
