namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Records complete within 30 days of discharge.</summary>
public sealed class ChartCompletionMeasure : DutyMeasure<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "chart-completion",
        Title = "Charts completed in time",
        Group = MeasureGroup.ChartCompletion,
        Numerator = "inpatient stays whose documents were all written and signed by the end of day {limit} after the day of discharge",
        Denominator = "inpatient stays complete, or past that day, in the latest 365 days",
        Formula = "Numerator over denominator. Every document of the stay must be signed, a history and physical and a discharge summary among them. What is written after the 30th day is an addition and does not reopen the record.",
        Times = TimeUnit.Days,
        Limit = ChartDeficiency.Days,
        LimitUnit = "days after discharge",
        LimitBasis = MeasureBasis.Law,
        Target = 100,
        TargetBasis = MeasureBasis.Law,
        Citation = "42 CFR 482.24(c)(4)(viii); survey tag A0469",
        Feeds = ["encounters", "documents"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(Chart record, MeasureScope scope)
    {
        if (record.DischargedAt(scope) is not { } end || !record.IsDocumented(scope))
        {
            yield break;
        }

        var open = ChartDeficiency.Of(record, scope);
        yield return new Duty
        {
            Feed = "encounters",
            RecordId = record.EncounterId,
            PatientKey = record.PatientKey,
            Place = record.Place,
            Since = end,
            DueAt = scope.EndOfDayAfter(end, TimeAllowed(scope)),
            DoneAt = ChartDeficiency.CompletedAt(record, scope),
            Owner = Owner.Person(open.Select(d => d.AuthorId).FirstOrDefault(id => id is not null), record.Place.Provider),
            Owed = string.Join("; ", open.GroupBy(d => (d.Type, d.Lack)).Select(g => $"{g.Key.Type} {g.Key.Lack}{(g.Count() > 1 ? $" ({g.Count().ToString(System.Globalization.CultureInfo.InvariantCulture)})" : "")}")),
        };
    }
}
