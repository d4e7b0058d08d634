using System.Text.RegularExpressions;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Disclosures for proceedings of records marked under 42 CFR Part 2: a court order (2.61 to 2.67) or a separate consent (2.31(d)); a subpoena alone is not enough.</summary>
public sealed partial class Part2ProceedingDisclosureMetric : Metric, IMeasures<DisclosureEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "part2-proceeding-disclosure",
        Title = "Part 2 disclosures for proceedings",
        Population = "disclosures of records marked part2",
        Counted = "those whose basis or purpose names a proceeding: court, subpoena, warrant, litigation, 45 CFR 164.512(e) or (f), 42 CFR 2.31(d) or 2.61 to 2.67",
        Good = "the basis cites 42 CFR 2.61 to 2.67 (order) or 2.31(d) (separate consent)",
        Basis = ThresholdBasis.Law,
        Feeds = ["disclosures", "patients"],
        Leaves = "The order or the consent itself does not stand in the feed; a purpose in other words is not seen.",
    };

    public void Test(DisclosureEvidence disclosure, MetricTally tally)
    {
        if (!disclosure.Part2)
        {
            return;
        }

        var basis = disclosure.Basis ?? "";
        var permitted = OrderOrConsent().IsMatch(basis);
        if (permitted || Proceeding().IsMatch($"{basis} {disclosure.Purpose}"))
        {
            tally.Expect(permitted, "disclosures", disclosure.DisclosureId, disclosure.Basis, "an order under 42 CFR 2.61 to 2.67, or a separate consent under 2.31(d)");
        }
        else
        {
            tally.Leave();
        }
    }

    [GeneratedRegex(@"(?<![\d.])2\.(6[1-7](?!\d)|31\(d\))")]
    private static partial Regex OrderOrConsent();

    [GeneratedRegex(@"164\.512\([ef]\)|\b(court|subpoena|warrant|litigation|lawsuit|proceedings?|judicial|prosecution)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Proceeding();
}
