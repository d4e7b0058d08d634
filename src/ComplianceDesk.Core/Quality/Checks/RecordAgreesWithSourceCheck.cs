namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-03: records agree with their source.</summary>
public sealed class RecordAgreesWithSourceCheck : Check, IChecks<RecordSampleRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "record-agrees-with-source",
        Code = "ACC-03",
        Version = 2,
        Title = "Sampled fields agree with their source document",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Of the samples of kind abstraction (a field read again from the source document), agrees is true.",
        Eligible = "fields abstracted again",
        Failing = "fields that disagree",
        Feeds = [RecordSampleRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Kahn validation context; re-abstraction as in registry audits; threshold: policy 5 %",
        Remedy = "Correct the record; teach the abstractor.",
    };

    /// <inheritdoc/>
    public void Test(RecordSampleRecord sample, Tally tally)
    {
        if (sample is { Kind: "abstraction", Agrees: { } agrees })
        {
            tally.Expect(agrees, sample, "false", "the value of the source document", "agrees");
        }
    }
}
