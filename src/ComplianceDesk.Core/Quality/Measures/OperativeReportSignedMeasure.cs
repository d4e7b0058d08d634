namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Operative reports final within the hours of the policy.</summary>
public sealed class OperativeReportSignedMeasure : DutyMeasure<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "operative-report-signed",
        Title = "Operative report final",
        Group = MeasureGroup.Documentation,
        Numerator = "operative reports signed within {limit} hours of being written",
        Denominator = "operative reports written that are signed or past that time, in the latest 365 days",
        Formula = "Numerator over denominator; {limit} elapsed hours. Policy: no standard sets the hours of the full report.",
        Times = TimeUnit.Hours,
        Limit = 24,
        LimitUnit = "hours after writing",
        Target = 95,
        Citation = "42 CFR 482.51(b)(6) asks for the report; the hours to its signature are policy",
        Feeds = ["encounters", "documents"],
        Provider = "surgeon",
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(Chart record, MeasureScope scope) =>
        record.Documents.Where(d => d.Type == "operative-report" && scope.Happened(d.CreatedAt) is not null).Select(d => new Duty
        {
            Feed = "documents",
            RecordId = d.Id,
            PatientKey = record.PatientKey,
            Place = record.Place.By(d.AuthorId),
            Since = d.CreatedAt,
            DueAt = d.CreatedAt!.Value.AddHours(TimeAllowed(scope)),
            DoneAt = scope.Happened(d.SignedAt),
            Owner = Owner.Person(d.AuthorId, record.Place.Provider),
            Owed = "Signature of the operative report",
        });
}
