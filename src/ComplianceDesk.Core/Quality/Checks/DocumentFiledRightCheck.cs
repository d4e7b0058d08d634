namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-05: documents are filed right.</summary>
public sealed class DocumentFiledRightCheck : Check, IChecks<RecordSampleRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "document-filed-right",
        Code = "ACC-05",
        Version = 2,
        Title = "Documents are filed to their patient",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Of the samples of kind filing (a document looked up in its chart), agrees is true.",
        Eligible = "documents sampled",
        Failing = "documents of another patient",
        Feeds = [RecordSampleRecord.FeedName],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA, index and scan quality; any failure fails",
        Remedy = "Move the document, tell the privacy office: both patients were shown something wrong.",
    };

    /// <inheritdoc/>
    public void Test(RecordSampleRecord sample, Tally tally)
    {
        if (sample is { Kind: "filing", Agrees: { } agrees })
        {
            tally.Expect(agrees, sample, "false", "the document in the chart of its patient", "agrees");
        }
    }
}
