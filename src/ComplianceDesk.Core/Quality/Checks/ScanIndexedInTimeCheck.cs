namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACS-03: a scanned item is indexed within two days.</summary>
public sealed class ScanIndexedInTimeCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "scan-indexed-in-time",
        Code = "ACS-03",
        Title = "A scanned item is indexed within two days",
        Dimension = QualityDimension.Accessibility,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Accessibility,
        Definition = "Of the scanned items, those indexed within 48 hours of scanning.",
        Eligible = "scanned items",
        Failing = "items indexed later, or not at all",
        Feeds = [],
        NoFeed = "No feed of this version carries the times of scanning and indexing.",
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "Practice; threshold: policy",
        Remedy = "Ask the source for the data that this question needs.",
    };
}
