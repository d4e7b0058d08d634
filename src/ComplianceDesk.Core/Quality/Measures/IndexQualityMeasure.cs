namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Sampled documents that are filed right.</summary>
public sealed class IndexQualityMeasure : HimMeasure, IMeasures<RecordSample>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "index-quality",
        Title = "Index and scan quality",
        Group = MeasureGroup.Requests,
        Numerator = "of these, documents found under the right patient, type and date",
        Denominator = "documents sampled in the latest 365 days (samples of kind filing)",
        Formula = "Numerator over denominator, times 100.",
        Target = 99,
        TargetBasis = MeasureBasis.Policy,
        Citation = "Practice; no law or standard sets a rate",
        Feeds = ["record_samples"],
        Provider = "reviewer",
    };

    /// <inheritdoc/>
    public void Take(RecordSample record, MeasureTally tally)
    {
        if (record is { Kind: "filing", Agrees: { } agrees } && tally.Scope.Within(record.SampledAt, MeasureScope.Window))
        {
            tally.Count(record.Place, agrees);
        }
    }
}
