using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Policies in force with an owner, reviewed in time.</summary>
public sealed class PolicyReviewAgeMetric : PolicyReviewMetric
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

    private bool any;

    // Of every policy; one that is asked about shows that the register is not empty.
    protected override bool Asks(PolicyEvidence policy) => any = true;

    public override void Finish(MetricTally tally)
    {
        if (!any)
        {
            tally.NoData("The policy register is empty.");
        }
    }
}
