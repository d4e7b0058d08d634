namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Confirmed duplicates made, of registrations.</summary>
public sealed class DuplicatesCreatedMeasure : HimMeasure, IMeasures<PersonRecord>
{
    private const int Days = 90;

    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "duplicates-created",
        Title = "Duplicate creation rate",
        Group = MeasureGroup.Identity,
        Numerator = "of these, records that a person has called the same as one registered earlier",
        Denominator = "records registered in the latest 90 days",
        Formula = "Numerator over denominator, times 100. Only confirmed pairs count; records without a time of registration are left out.",
        Target = 1,
        HigherIsBetter = false,
        Citation = "AHIMA 2020; 1 % is policy",
        Feeds = ["patients"],
        Provider = "registrar",
    };

    /// <inheritdoc/>
    public override string? NotRunBecause(MeasureScope scope) => base.NotRunBecause(scope) ?? scope.Duplicates switch
    {
        null => DuplicateRecordsMeasure.NotSearched,
        { Decided: 0, Undecided: > 0 } => "Nobody has decided a possible pair yet: how many are duplicates is not known.",
        _ => null,
    };

    /// <inheritdoc/>
    public void Take(PersonRecord record, MeasureTally tally)
    {
        if (record.RegisteredAt is { } at && tally.Scope.Within(at, Days))
        {
            tally.Count(record.Place, record.ConfirmedDuplicate);
        }
    }
}
