using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Accounts in use that carry one person's name.</summary>
public sealed class UniqueUserIdMetric : Metric, IMeasures<AccountEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "unique-user-id",
        Title = "Accounts of one person",
        Population = "accounts of the workforce feed",
        Counted = "listed accounts with an event",
        Good = "a given and a family name",
        Basis = ThresholdBasis.Law,
        Feeds = ["accesses", "workforce"],
        Leaves = "Sharing of a named account shows as signs of a shared account.",
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (!account.Listed)
        {
            return;
        }

        if (account.LastEventOn is null)
        {
            tally.Leave();
            return;
        }

        tally.Expect(account.Named, "workforce", account.UserId, "no person's name", "an account with a person's given and family name");
    }
}
