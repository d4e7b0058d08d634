using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Disclosures in a medical emergency of records marked under 42 CFR Part 2 (42 CFR 2.51).</summary>
public sealed class Part2EmergencyRecordMetric : Metric, IMeasures<DisclosureEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "part2-emergency-record",
        Title = "Part 2 emergency disclosures recorded",
        Population = "disclosures of records marked part2",
        Counted = "those whose basis is 42 CFR 2.51",
        Good = "recipient, date and purpose are recorded",
        Basis = ThresholdBasis.Law,
        Feeds = ["disclosures", "patients"],
        Leaves = "Who disclosed does not stand in the feed.",
    };

    public void Test(DisclosureEvidence disclosure, MetricTally tally)
    {
        if (!disclosure.Part2)
        {
            return;
        }

        if (disclosure.Basis?.Contains("2.51", StringComparison.Ordinal) != true)
        {
            tally.Leave();
            return;
        }

        tally.Expect(disclosure.HasRecipient && disclosure.Purpose is not null, "disclosures", disclosure.DisclosureId, null, "recipient, date and nature of the emergency");
    }
}
