using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Days from hiring to the first training.</summary>
public sealed class NewHireTrainingLagMetric : Metric, IMeasures<AccountEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "new-hire-training-lag",
        Title = "New members trained in time",
        Population = "accounts of the workforce feed",
        Counted = "accounts with a hiring date, hired within the last two years, trained or past the limit",
        Good = "first training within the limit",
        Limit = 30,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = ["workforce"],
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (!account.Listed || account.HiredOn is not { } hired)
        {
            return;
        }

        tally.Column("a training date", account.FirstTrainedOn is not null);
        var by = hired.AddDays(tally.LimitDays);
        if (hired.AddYears(2) < tally.Today || (account.FirstTrainedOn is null && by >= tally.Today))
        {
            tally.Leave();
            return;
        }

        tally.Expect(account.FirstTrainedOn <= by, "workforce", account.UserId, account.FirstTrainedOn is { } on ? $"trained on {Text.Of(on)}" : null, $"a training by {Text.Of(by)}");
    }
}
