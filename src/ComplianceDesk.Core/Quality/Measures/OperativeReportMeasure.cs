namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Operative reports written by the time the source says they are due.</summary>
public sealed class OperativeReportMeasure : DutyMeasure<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "operative-report",
        Title = "Operative report at once",
        Group = MeasureGroup.Documentation,
        Numerator = "operative reports written by their due time",
        Denominator = "operative reports with a due time that are written or past it, in the latest 365 days",
        Formula = "Numerator over denominator. The law says immediately after surgery; the moment is the due time of the documents feed. Reports without one are left out.",
        LimitBasis = MeasureBasis.Law,
        Target = 100,
        TargetBasis = MeasureBasis.Law,
        Citation = "42 CFR 482.51(b)(6)",
        Feeds = ["encounters", "documents"],
        Provider = "surgeon",
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(Chart record, MeasureScope scope) =>
        record.Documents.Where(d => d.Type == "operative-report" && d.DueAt is not null).Select(d => new Duty
        {
            Feed = "documents",
            RecordId = d.Id,
            PatientKey = record.PatientKey,
            Place = record.Place.By(d.AuthorId),
            DueAt = d.DueAt!.Value,
            DoneAt = scope.Happened(d.CreatedAt),
            Owner = Owner.Person(d.AuthorId, record.Place.Provider),
            Owed = "Operative report",
        });
}
