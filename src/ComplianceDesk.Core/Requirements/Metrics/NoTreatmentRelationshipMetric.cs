using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Accesses for which the feeds hold a reason.</summary>
public sealed class NoTreatmentRelationshipMetric : Metric, IMeasures<ExplanationEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "no-treatment-relationship",
        Title = "Accesses with a documented relationship",
        Population = "accesses that name a patient",
        Counted = "accesses that name a patient",
        Good = "a documented reason was found",
        Least = 0.95m,
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses", "encounters"],
        Leaves = "An access without a documented relationship is one to review, not a wrong access.",
    };

    public void Test(ExplanationEvidence account, MetricTally tally)
    {
        tally.Expect(account.Explained, account.Accesses, "accesses", account.UserId, "a documented reason");
    }
}
