using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Accountable disclosures with what an accounting needs (45 CFR 164.528(b)).</summary>
public sealed class DisclosureFieldCompletenessMetric : Metric, IMeasures<DisclosureEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "disclosure-field-completeness",
        Title = "Disclosures complete for an accounting",
        Population = "disclosures of the register",
        Counted = "disclosures of the register",
        Good = "date, recipient, description and purpose are recorded",
        Basis = ThresholdBasis.Law,
        Feeds = ["disclosures"],
        Leaves = "An address is asked for only where it is known, which the feed does not say.",
    };

    public void Test(DisclosureEvidence disclosure, MetricTally tally)
    {
        string[] missing = [.. new[] { ("recipient", disclosure.HasRecipient), ("description", disclosure.HasWhat), ("purpose", disclosure.Purpose is not null) }.Where(field => !field.Item2).Select(field => field.Item1)];
        tally.Expect(missing.Length == 0, "disclosures", disclosure.DisclosureId, $"no {string.Join(", no ", missing)}", "date, recipient, description and purpose");
    }
}
