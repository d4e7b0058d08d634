using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Changes of rights in the log that name their ticket or approval.</summary>
public sealed class PrivilegeChangeTraceMetric : Metric, IMeasures<PrivilegeChangeEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "privilege-change-trace",
        Title = "Changes of rights traceable",
        Population = "successful changes of accounts, roles and permissions in the access log",
        Counted = "all of them",
        Good = "the event carries a reason: the ticket or the approval",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "Whether the reason names an approver, and whether the approver agreed, is not shown.",
    };

    public void Test(PrivilegeChangeEvidence changes, MetricTally tally) => tally.Expect(
        changes.WithReason, changes.Changes, "accesses", $"{changes.UserId} {Text.Of(changes.Day)}", "a reason with every change of rights");

    public override void Finish(MetricTally tally) => tally.NoDataWhenNothingCounted("The log holds no change of an account, a role or a permission.");
}
