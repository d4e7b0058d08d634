namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>A history and physical before surgery.</summary>
public sealed class HistoryBeforeSurgeryMeasure : DutyMeasure<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "history-before-surgery",
        Title = "History and physical before surgery",
        Group = MeasureGroup.Documentation,
        Numerator = "inpatient stays with surgery whose history and physical was written before the operative report",
        Denominator = "inpatient stays with an operative report written in the latest 365 days",
        Formula = "Numerator over denominator. The feeds carry no time of incision: the first operative report stands for it, which is later, so an exception here is one and some may be missed.",
        Target = 100,
        TargetBasis = MeasureBasis.Law,
        Citation = "42 CFR 482.24(c)(4)(i)(A), 482.51(b)(1); survey tag A0458",
        Feeds = ["encounters", "documents"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(Chart record, MeasureScope scope)
    {
        if (!record.IsStay || HistoryAndPhysical.SurgeryAt(record, scope) is not { } surgery)
        {
            yield break;
        }

        yield return new Duty
        {
            Feed = "encounters",
            RecordId = record.EncounterId,
            PatientKey = record.PatientKey,
            Place = record.Place,
            DueAt = surgery,
            DoneAt = HistoryAndPhysical.Of(record, scope)?.CreatedAt,
            Owner = Owner.Person(record.Documents.First(d => d.CreatedAt == surgery).AuthorId, record.Place.Provider),
            Owed = "History and physical before surgery",
        };
    }
}
