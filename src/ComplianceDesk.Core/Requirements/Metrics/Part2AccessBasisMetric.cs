using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Accesses to and disclosures of records marked under 42 CFR Part 2.</summary>
public sealed class Part2AccessBasisMetric : Metric, IMeasures<ExplanationEvidence>, IMeasures<DisclosureEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "part2-access-basis",
        Title = "Access to Part 2 records",
        Population = "accesses to and disclosures of records marked part2",
        Counted = "accesses to and disclosures of records marked part2",
        Good = "a documented reason, or a recorded basis",
        Basis = ThresholdBasis.Law,
        Feeds = ["accesses", "patients", "encounters"],
        Leaves = "Consents do not stand in any feed.",
    };

    public void Test(ExplanationEvidence account, MetricTally tally)
    {
        if (account.RestrictedAccesses > 0)
        {
            tally.Expect(account.RestrictedExplained, account.RestrictedAccesses, "accesses", account.UserId, "a documented reason");
        }
    }

    public void Test(DisclosureEvidence disclosure, MetricTally tally)
    {
        if (disclosure.Part2)
        {
            tally.Expect(!string.IsNullOrWhiteSpace(disclosure.Basis), "disclosures", disclosure.DisclosureId, null, "a recorded basis");
        }
    }
}
