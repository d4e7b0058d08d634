namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>A history and physical within 30 days before or 24 hours after admission.</summary>
public sealed class HistoryAtAdmissionMeasure : DutyMeasure<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "history-at-admission",
        Title = "History and physical at admission",
        Group = MeasureGroup.Documentation,
        Numerator = "inpatient stays with a history and physical written from 30 days before to {limit} hours after admission, and before surgery where that comes first",
        Denominator = "inpatient stays with one, or admitted more than {limit} hours ago, in the latest 365 days",
        Formula = "Numerator over denominator. The 30 days are calendar days of the site, the {limit} hours are elapsed. An older one counts as none.",
        Times = TimeUnit.Hours,
        Limit = HistoryAndPhysical.Hours,
        LimitUnit = "hours after admission",
        LimitBasis = MeasureBasis.Law,
        Target = 100,
        TargetBasis = MeasureBasis.Law,
        Citation = "42 CFR 482.24(c)(4)(i)(A), 482.22(c)(5)(i); survey tag A0458",
        Feeds = ["encounters", "documents"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(Chart record, MeasureScope scope)
    {
        if (!record.IsStay || record.StartedAt > scope.AsOf || !record.IsDocumented(scope))
        {
            yield break;
        }

        yield return new Duty
        {
            Feed = "encounters",
            RecordId = record.EncounterId,
            PatientKey = record.PatientKey,
            Place = record.Place,
            Since = record.StartedAt,
            DueAt = HistoryAndPhysical.DueAt(record, TimeAllowed(scope), scope),
            DoneAt = HistoryAndPhysical.Of(record, scope)?.CreatedAt,
            Owner = Owner.Person(record.Documents.FirstOrDefault(d => d.Type == HistoryAndPhysical.Type)?.AuthorId, record.Place.Provider),
            Owed = "History and physical",
        };
    }
}
