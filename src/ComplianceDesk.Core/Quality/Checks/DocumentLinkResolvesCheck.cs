namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACS-02: a document opens by its link, unchanged.</summary>
public sealed class DocumentLinkResolvesCheck : Check, IChecks<RecordSampleRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "document-link-resolves",
        Code = "ACS-02",
        Version = 2,
        Title = "A document opens by its link, unchanged",
        Dimension = QualityDimension.Accessibility,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Accessibility,
        Definition =
            "Of the samples of kind link (a document opened by its link and its content compared by hash, by the system that holds it), agrees is true.",
        Eligible = "documents",
        Failing = "documents that do not open or have changed",
        Feeds = [RecordSampleRecord.FeedName],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Integrity of kept records, 42 CFR 482.24(b); threshold: policy",
        Remedy = "Restore the content from a backup; find what moved or changed it.",
    };

    /// <inheritdoc/>
    public void Test(RecordSampleRecord sample, Tally tally)
    {
        if (sample is { Kind: "link", Agrees: { } agrees })
        {
            tally.Expect(agrees, sample, "false", "a link that opens to unchanged content", "agrees");
        }
    }
}
