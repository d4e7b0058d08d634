using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Vendors that handle protected health information under an agreement in force.</summary>
public sealed class BaaCoverageMetric : Metric, IMeasures<VendorEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "baa-coverage",
        Title = "Business associate agreements in force",
        Population = "vendors of the register",
        Counted = "vendors with whom protected health information is shared",
        Good = "an agreement signed and not expired",
        Basis = ThresholdBasis.Law,
        Feeds = ["vendors"],
        Leaves = "The terms of the agreements do not stand in the feed.",
    };

    public void Test(VendorEvidence vendor, MetricTally tally)
    {
        if (vendor.PhiShared != true)
        {
            tally.Leave();
            return;
        }

        tally.Expect(
            vendor.BaaSignedOn <= tally.Today && (vendor.BaaExpiresOn is null || vendor.BaaExpiresOn >= tally.Today), "vendors", vendor.VendorId,
            vendor.BaaSignedOn is null ? null : vendor.BaaExpiresOn is { } on && on < tally.Today ? $"expired on {Text.Of(on)}" : $"signed on {Text.Of(vendor.BaaSignedOn.Value)}", "an agreement in force");
    }
}
