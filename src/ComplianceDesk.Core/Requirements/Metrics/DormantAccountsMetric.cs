using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Active accounts without an event for a long time.</summary>
public sealed class DormantAccountsMetric : Metric, IMeasures<AccountEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "dormant-accounts",
        Title = "No dormant accounts",
        Population = "accounts of the workforce feed",
        Counted = "active accounts listed, where the log reaches back far enough",
        Good = "an event within the limit",
        Limit = 90,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses", "workforce"],
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (account.LastEventOn is { } last && (newest is null || last > newest))
        {
            newest = last;
        }

        if (account.FirstEventOn is { } first && (oldest is null || first < oldest))
        {
            oldest = first;
        }

        if (account.IsActive)
        {
            active.Add((account.UserId, account.LastEventOn, account.HiredOn));
        }
    }

    private readonly List<(string UserId, DateOnly? Last, DateOnly? Hired)> active = [];
    private DateOnly? oldest, newest;

    public override void Finish(MetricTally tally)
    {
        if (oldest is null || newest!.Value.DayNumber - oldest.Value.DayNumber < tally.LimitDays)
        {
            tally.NoData($"The log covers fewer than {Text.Of(tally.LimitDays, "days")}, so an account without an event may still be in use.");
            return;
        }

        // Counted back from the newest event: days that were not yet taken in are nobody's silence.
        var from = newest.Value.AddDays(-tally.LimitDays);
        foreach (var (user, last, hired) in active)
        {
            if (hired > from)
            {
                tally.Leave();
                continue;
            }

            tally.Expect(last >= from, "workforce", user, last is { } on ? $"last event {Text.Of(on)}" : "no event", $"an event since {Text.Of(from)}");
        }
    }
}
