namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACS-02: a document opens by its link, unchanged.</summary>
public sealed class DocumentLinkResolvesCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "document-link-resolves",
        Code = "ACS-02",
        Title = "A document opens by its link, unchanged",
        Dimension = QualityDimension.Accessibility,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Accessibility,
        Definition = "The content behind each document is fetched and its hash compared with the one stored.",
        Eligible = "documents",
        Failing = "documents that do not open or have changed",
        Feeds = [],
        NoFeed = "No feed of this version carries links to content or their hashes.",
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Integrity of kept records, 42 CFR 482.24(b); threshold: policy",
        Remedy = "Ask the source for the data that this question needs.",
    };
}
