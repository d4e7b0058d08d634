namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>An update of a history that was written before admission.</summary>
public sealed class HistoryUpdateMeasure : DutyMeasure<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "history-update",
        Title = "Update of an earlier history",
        Group = MeasureGroup.Documentation,
        Numerator = "of these, stays with a further history document written within {limit} hours after admission, and before the operative report where there is one",
        Denominator = "inpatient stays whose history and physical was written before admission and whose update is there or due, in the latest 365 days",
        Formula = "Numerator over denominator. The documents feed has no type for the update: the first history document written after admission is taken for it.",
        Times = TimeUnit.Hours,
        Limit = HistoryAndPhysical.Hours,
        LimitUnit = "hours after admission",
        LimitBasis = MeasureBasis.Law,
        Target = 100,
        TargetBasis = MeasureBasis.Law,
        Citation = "42 CFR 482.24(c)(4)(i)(B), 482.22(c)(5)(ii)",
        Feeds = ["encounters", "documents"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(Chart record, MeasureScope scope)
    {
        if (!record.IsStay || record.StartedAt > scope.AsOf || HistoryAndPhysical.Of(record, scope) is not { } history || history.CreatedAt > record.StartedAt)
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
            DoneAt = HistoryAndPhysical.Update(record, scope)?.CreatedAt,
            Owner = Owner.Person(record.Place.Provider, history.AuthorId),
            Owed = "Update of the history and physical written before admission",
        };
    }
}
