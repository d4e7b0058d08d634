namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Persons with separate records in two or more facilities.</summary>
public sealed class OverlapMeasure : HimMeasure, IMeasures<PersonRecord>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "overlap",
        Title = "Overlap rate",
        Group = MeasureGroup.Identity,
        Numerator = "of these, persons with two or more records whose encounters lie in two or more facilities",
        Denominator = "persons: records, those joined by a confident or confirmed pair counted once",
        Formula = "Numerator over denominator, times 100, after the latest search.",
        Target = 1,
        HigherIsBetter = false,
        Citation = "AHIMA terms; no law or standard sets a rate; the target is policy",
        Feeds = ["patients", "encounters"],
        Provider = "registrar",
    };

    /// <inheritdoc/>
    public override string? NotRunBecause(MeasureScope scope) => base.NotRunBecause(scope)
        ?? (scope.Duplicates is null ? DuplicateRecordsMeasure.NotSearched : scope.Facilities < 2 ? "The encounters name fewer than two facilities." : null);

    /// <inheritdoc/>
    public void Take(PersonRecord record, MeasureTally tally)
    {
        if (record.IsPerson)
        {
            tally.Count(record.Place, record is { Records: > 1, Facilities: > 1 });
        }
    }
}
