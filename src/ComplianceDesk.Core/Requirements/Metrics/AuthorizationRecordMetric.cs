using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Active accounts with a recorded approver.</summary>
public sealed class AuthorizationRecordMetric : ActiveAccountMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "authorization-record",
        Title = "Approver recorded",
        Population = "accounts of the workforce feed",
        Counted = "active accounts",
        Good = "an approver is named",
        Basis = ThresholdBasis.Policy,
        Feeds = ["workforce"],
        Leaves = "The feed carries no date of approval.",
    };

    protected override void Given(AccountEvidence account, MetricTally tally) => tally.Column("approved_by", account.HasApprover);

    protected override void Ask(AccountEvidence account, MetricTally tally) =>
        tally.Expect(account.HasApprover, "workforce", account.UserId, null, "an approver");
}
