using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Order sets, standing orders and protocols of the policy register, reviewed in time (42 CFR 482.24(c)(3)).</summary>
public sealed class StandingOrderReviewMetric : PolicyReviewMetric
{
    private static readonly string[] Words = ["order set", "standing order", "protocol"];

    public override MetricInfo Info { get; } = new()
    {
        Id = "standing-order-review",
        Title = "Standing orders reviewed in time",
        Population = "versions of the policy register whose title names an order set, a standing order or a protocol",
        Counted = "versions in force",
        Good = "an owner, and a review within the limit",
        Limit = 365,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = [],
        Leaves = "Whether they rest on evidence, and who approved them, stands in the documents.",
        Stated = true,
    };

    protected override bool Asks(PolicyEvidence policy) => Words.Any(w => policy.Policy.Contains(w, StringComparison.OrdinalIgnoreCase));

    public override void Finish(MetricTally tally) => tally.NoDataWhenNothingCounted("The policy register holds no order set, standing order or protocol in force.");
}
