namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Records in possible duplicate pairs.</summary>
public sealed class DuplicateRecordsMeasure : HimMeasure, IMeasures<PersonRecord>
{
    internal const string NotSearched = "The patients have not been searched for duplicates yet.";

    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "duplicate-records",
        Title = "Duplicate rate",
        Group = MeasureGroup.Identity,
        Numerator = "records in at least one possible duplicate pair that nobody has called two people: records, not pairs",
        Denominator = "patient records",
        Formula = "Numerator over denominator, times 100, after the latest search. 5,000 pairs of different records are 10,000 records.",
        Target = 1,
        HigherIsBetter = false,
        TargetBasis = MeasureBasis.Benchmark,
        Citation = "AHIMA 2020: at most 1 %. No law sets it",
        Feeds = ["patients"],
        Provider = "registrar",
    };

    /// <inheritdoc/>
    public override string? NotRunBecause(MeasureScope scope) => base.NotRunBecause(scope) ?? (scope.Duplicates is null ? NotSearched : null);

    /// <inheritdoc/>
    public void Take(PersonRecord record, MeasureTally tally) => tally.Count(record.Place, record.InPossiblePair);
}
