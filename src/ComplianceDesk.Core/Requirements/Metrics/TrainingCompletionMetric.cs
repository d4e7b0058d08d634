using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Active accounts with a current training.</summary>
public sealed class TrainingCompletionMetric : ActiveAccountMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "training-completion",
        Title = "Training current",
        Population = "accounts of the workforce feed",
        Counted = "active accounts",
        Good = "a training on record, none overdue",
        Limit = 365,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = ["workforce"],
    };

    protected override void Given(AccountEvidence account, MetricTally tally) => tally.Column("a training date", account.TrainedOn is not null);

    protected override void Ask(AccountEvidence account, MetricTally tally)
    {
        // Whoever was hired within the grace of new members is counted there.
        if (account.TrainedOn is null && account.HiredOn?.AddDays(30) >= tally.Today)
        {
            tally.Leave();
            return;
        }

        var current = account.TrainedOn is { } on && !account.TrainingOverdue && on.AddDays(tally.LimitDays) >= tally.Today;
        tally.Expect(
            current, "workforce", account.UserId,
            account.TrainedOn is { } day ? $"last trained on {Text.Of(day)}{(account.TrainingOverdue ? ", one overdue" : "")}" : null,
            $"a training in the last {Text.Of(tally.LimitDays)} days and none overdue");
    }
}
