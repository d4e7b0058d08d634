using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Hours from the end of a leaver's last day to the event that shows the account changed or deleted. The rule gives no number (45 CFR 164.308(a)(3)(ii)(C)).</summary>
public sealed class TerminationLagMetric : Metric, IMeasures<AccountEvidence>
{
    // What is deleted ahead of the last day is deleted in time; what happened long before was another matter.
    private const int Ahead = 30;

    private readonly List<AccountEvidence> left = [];
    private DateOnly? oldest;

    public override MetricInfo Info { get; } = new()
    {
        Id = "termination-lag",
        Title = "Accounts of leavers disabled in time",
        Population = "accounts of the workforce feed",
        Counted = "accounts whose last day the log covers and whose limit has passed",
        Good = "the log shows the account deleted, or changed from the last day on, within the limit",
        Limit = 24,
        LimitUnit = "hours after the end of the last day",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses", "workforce"],
        Leaves = "The feed gives the last day without its hour, and an event does not say what was changed of an account.",
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        oldest = account.FirstEventOn is { } first && (oldest is null || first < oldest) ? first : oldest;
        if (account.Listed && account.TerminatedOn is not null)
        {
            left.Add(account);
        }
        else if (account.Listed)
        {
            tally.Leave();
        }
    }

    public override void Finish(MetricTally tally)
    {
        if (left.All(account => account.Changes.Count == 0))
        {
            tally.NoData("The log holds no event that changes or deletes the account of a leaver.");
            return;
        }

        foreach (var account in left)
        {
            var last = account.TerminatedOn!.Value;
            if (last < oldest || Hours(tally.Scope.AsOf) <= (double)tally.Limit)
            {
                tally.Leave();
                continue;
            }

            var done = account.Changes.Where(c => tally.Scope.DayOf(c.At) is var day && day >= (c.Deleted ? last.AddDays(-Ahead) : last)).Min(c => (DateTime?)c.At);
            tally.Expect(
                done is { } at && Hours(at) <= (double)tally.Limit, "workforce", account.UserId,
                done is { } late ? $"{Text.Of(Hours(late), "hours")} after the end of {Text.Of(last)}" : null,
                $"changed or deleted within {Text.Of((double)tally.Limit, "hours")} after the end of {Text.Of(last)}");

            double Hours(DateTime at) => (TimeZoneInfo.ConvertTimeFromUtc(at, tally.Scope.Zone) - last.AddDays(1).ToDateTime(TimeOnly.MinValue)).TotalHours;
        }
    }
}
