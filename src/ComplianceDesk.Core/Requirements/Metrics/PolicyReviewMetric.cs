using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Asks of versions in force that stand in the policy register for an owner and a review in time.</summary>
public abstract class PolicyReviewMetric : Metric, IMeasures<PolicyEvidence>
{
    public void Test(PolicyEvidence policy, MetricTally tally)
    {
        if (!Asks(policy))
        {
            return;
        }

        if (!policy.InForce)
        {
            tally.Leave();
            return;
        }

        tally.Expect(
            policy.HasOwner && policy.ReviewedOn?.AddDays(tally.LimitDays) >= tally.Today, "policies", $"{policy.Policy} {policy.Version}",
            !policy.HasOwner ? "no owner" : policy.ReviewedOn is { } on ? $"reviewed on {Text.Of(on)}" : null, $"an owner, and a review in the last {Text.Of(tally.LimitDays, "days")}");
    }

    /// <summary>True for a policy that it asks about.</summary>
    protected abstract bool Asks(PolicyEvidence policy);
}
