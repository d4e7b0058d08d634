namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACS-04: a record is kept and can be had for five years.</summary>
public sealed class RecordKeptFiveYearsCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "record-kept-five-years",
        Code = "ACS-04",
        Title = "A record is kept and can be had for five years",
        Dimension = QualityDimension.Accessibility,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Accessibility,
        Definition = "Of a sample of records of the latest five years, those that were retrieved.",
        Eligible = "records sampled",
        Failing = "records that could not be retrieved",
        Feeds = [],
        NoFeed = "No feed of this version carries samples of retrieval.",
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Law,
        Source = "42 CFR 482.24(b)(1); State law is often longer",
        Remedy = "Ask the source for the data that this question needs.",
    };
}
