using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Policies in force with an owner, reviewed in time.</summary>
public sealed class PolicyReviewAgeMetric : Metric, IMeasures<PolicyEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "policy-review-age",
        Title = "Policies reviewed in time",
        Population = "versions of the policy register",
        Counted = "versions in force",
        Good = "an owner, and a review within the limit",
        Limit = 365,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = [],
        Stated = true,
    };

    public void Test(PolicyEvidence policy, MetricTally tally)
    {
        any = true;
        if (!policy.InForce)
        {
            tally.Leave();
            return;
        }

        tally.Expect(
            policy.HasOwner && policy.ReviewedOn?.AddDays(tally.LimitDays) >= tally.Today, "policies", $"{policy.Policy} {policy.Version}",
            !policy.HasOwner ? "no owner" : policy.ReviewedOn is { } on ? $"reviewed on {Text.Of(on)}" : null, $"an owner, and a review in the last {Text.Of(tally.LimitDays)} days");
    }

    private bool any;

    public override void Finish(MetricTally tally)
    {
        if (!any)
        {
            tally.NoData("The policy register is empty.");
        }
    }
}
