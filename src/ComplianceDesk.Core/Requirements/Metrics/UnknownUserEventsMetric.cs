using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Accounts of the log that the workforce feed does not list.</summary>
public sealed class UnknownUserEventsMetric : Metric, IMeasures<AccountEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "unknown-user-events",
        Title = "Accounts of the log known",
        Population = "accounts of the access log",
        Counted = "accounts with an event",
        Good = "listed in the workforce feed",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses", "workforce"],
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (account.LastEventOn is null)
        {
            return;
        }

        tally.Expect(account.Listed, "workforce", account.UserId, null, "an account that the workforce feed lists");
    }
}
