using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Months of the log whose review was signed.</summary>
public sealed class ActivityReviewCadenceMetric : Metric, IMeasures<SourceEvidence>, IMeasures<StatementEvidence>, IMeasures<SignedReportEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "activity-review-cadence",
        Version = 2,
        Title = "Log reviews signed each month",
        Population = "complete calendar months that the log covers",
        Counted = "months whose review is signed, and months whose limit has passed",
        Good = "an activity review report of the whole month signed off on the desk, or a statement about 45 CFR 164.308(a)(1)(ii)(D) signed, after the month and within the limit",
        Limit = 30,
        LimitUnit = "days after the end of the month",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Stated = true,
    };

    public void Test(SourceEvidence source, MetricTally tally)
    {
        foreach (var day in source.Days)
        {
            months.Add(new DateOnly(day.Year, day.Month, 1));
        }
    }

    public void Test(StatementEvidence statement, MetricTally tally)
    {
        if (statement.RequirementId == "sec-308-a-1-ii-d")
        {
            signed.Add(statement.SignedOn);
        }
    }

    public void Test(SignedReportEvidence report, MetricTally tally)
    {
        if (report.Name == "activity-review")
        {
            reports.Add(report);
        }
    }

    private readonly List<SignedReportEvidence> reports = [];
    private readonly SortedSet<DateOnly> months = [];
    private readonly SortedSet<DateOnly> signed = [];

    public override void Finish(MetricTally tally)
    {
        foreach (var month in months)
        {
            var end = month.AddMonths(1).AddDays(-1);
            var by = end.AddDays(tally.LimitDays);
            var done = signed.Any(on => on > end && on <= by) || reports.Any(r => r.From <= month && r.To >= end && r.SignedOn > end && r.SignedOn <= by);
            if (!done && by >= tally.Today)
            {
                tally.Leave();
                continue;
            }

            tally.Expect(done, "statements", Text.Of(month)[..7], null, $"a review signed by {Text.Of(by)}");
        }
    }
}
