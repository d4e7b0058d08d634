using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Active accounts with a named supervisor.</summary>
public sealed class SupervisionAssignmentMetric : ActiveAccountMetric
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

    protected override void Given(AccountEvidence account, MetricTally tally) => tally.Column("manager_user_id", account.HasManager);

    protected override void Ask(AccountEvidence account, MetricTally tally) =>
        tally.Expect(account.HasManager, "workforce", account.UserId, null, "a manager");
}
