using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Active accounts with a named supervisor.</summary>
public sealed class SupervisionAssignmentMetric : Metric, IMeasures<AccountEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "supervision-assignment",
        Title = "Supervisor named",
        Population = "accounts of the workforce feed",
        Counted = "active accounts",
        Good = "a manager is named",
        Basis = ThresholdBasis.Policy,
        Feeds = ["workforce"],
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (!account.Listed)
        {
            return;
        }

        tally.Column("manager_user_id", account.HasManager);
        if (!account.IsActive)
        {
            tally.Leave();
            return;
        }

        tally.Expect(account.HasManager, "workforce", account.UserId, null, "a manager");
    }
}
