namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACS-04: a record is kept and can be had for five years.</summary>
public sealed class RecordKeptFiveYearsCheck : Check, IChecks<RecordSampleRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "record-kept-five-years",
        Code = "ACS-04",
        Version = 2,
        Title = "A record is kept and can be had for five years",
        Dimension = QualityDimension.Accessibility,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Accessibility,
        Definition =
            "Of the samples of kind retrieval (a record of the latest five years asked for), agrees is true.",
        Eligible = "records sampled",
        Failing = "records that could not be retrieved",
        Feeds = [RecordSampleRecord.FeedName],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Law,
        Source = "42 CFR 482.24(b)(1); State law is often longer",
        Remedy = "Search archives and former systems; a record that is lost is an incident to be looked into.",
    };

    /// <inheritdoc/>
    public void Test(RecordSampleRecord sample, Tally tally)
    {
        if (sample is { Kind: "retrieval", Agrees: { } agrees })
        {
            tally.Expect(agrees, sample, "false", "the record", "agrees");
        }
    }
}
