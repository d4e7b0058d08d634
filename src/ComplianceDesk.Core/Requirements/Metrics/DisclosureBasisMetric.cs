using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Disclosures with a recorded legal basis.</summary>
public sealed class DisclosureBasisMetric : Metric, IMeasures<DisclosureEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "disclosure-basis",
        Title = "Basis of disclosures recorded",
        Population = "disclosures of the register",
        Counted = "disclosures of the register",
        Good = "a legal basis is recorded",
        Basis = ThresholdBasis.Policy,
        Feeds = ["disclosures"],
        Leaves = "Supporting documents do not stand in the feed.",
    };

    public void Test(DisclosureEvidence disclosure, MetricTally tally)
    {
        tally.Expect(!string.IsNullOrWhiteSpace(disclosure.Basis), "disclosures", disclosure.DisclosureId, null, "a legal basis");
    }
}
