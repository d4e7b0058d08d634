using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Operations with a consent signed before.</summary>
public sealed class ContentConsentMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "content-consent",
        Title = "Consent before the operation",
        Population = "encounters",
        Counted = "operative reports",
        Good = "a consent of the same stay, signed before the report was written",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "documents"],
        Leaves = "The time of the procedure does not stand in the feed; other procedures that need consent are not seen.",
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        foreach (var report in stay.Documents.Where(d => d.Type == "operative-report"))
        {
            tally.Expect(
                stay.Documents.Any(d => d.Type == "consent" && d.SignedAt <= (report.CreatedAt ?? DateTime.MaxValue)), "documents", report.DocumentId, null, "a consent signed before");
        }
    }
}
