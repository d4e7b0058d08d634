namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Discharge summaries within the days of the policy.</summary>
public sealed class DischargeSummaryMeasure : DutyMeasure<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "discharge-summary",
        Title = "Discharge summary in time",
        Group = MeasureGroup.Documentation,
        Numerator = "inpatient stays whose discharge summary was written by the end of day {limit} after the day of discharge",
        Denominator = "inpatient stays with one, or discharged longer ago, in the latest 365 days",
        Formula = "Numerator over denominator. The law asks for the summary and sets no days of its own; policies of 1 to 30 days are seen. A stay of under 48 hours is asked too.",
        Times = TimeUnit.Days,
        Limit = 15,
        LimitUnit = "days after discharge",
        Target = 95,
        Citation = "42 CFR 482.24(c)(4)(vii) asks for the summary; the days are policy",
        Feeds = ["encounters", "documents"],
        Provider = "author",
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(Chart record, MeasureScope scope)
    {
        if (record.DischargedAt(scope) is not { } end || !record.IsDocumented(scope))
        {
            yield break;
        }

        var summaries = record.Documents.Where(d => d.Type == "discharge-summary").ToArray();
        var author = summaries.Select(d => d.AuthorId).FirstOrDefault(id => id is not null) ?? record.Place.Provider;
        yield return new Duty
        {
            Feed = "encounters",
            RecordId = record.EncounterId,
            PatientKey = record.PatientKey,
            Place = record.Place.By(author),
            Since = end,
            DueAt = scope.EndOfDayAfter(end, TimeAllowed(scope)),
            DoneAt = summaries.Min(d => scope.Happened(d.CreatedAt)),
            Owner = Owner.Person(author),
            Owed = "Discharge summary",
        };
    }
}
