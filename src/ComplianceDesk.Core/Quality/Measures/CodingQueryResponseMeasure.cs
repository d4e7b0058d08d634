namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Coding queries answered within the hours of the policy.</summary>
public sealed class CodingQueryResponseMeasure : DutyMeasure<CodingQuestion>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "coding-query-response",
        Title = "Coding queries answered in time",
        Group = MeasureGroup.Coding,
        Numerator = "queries answered within {limit} hours of being sent",
        Denominator = "queries sent that are answered or past that time, in the latest 365 days",
        Formula = "Numerator over denominator; elapsed hours. Answers at any time stand apart as the open-ended response rate.",
        Times = TimeUnit.Hours,
        Limit = 72,
        LimitUnit = "hours after sending",
        Target = 95,
        TargetBasis = MeasureBasis.Benchmark,
        Citation = "ACDIS/AHIMA practice: 72 hours is the usual window, 95 % is reported by good sites. No law sets either",
        Feeds = ["coding_queries"],
        Provider = "attending asked",
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(CodingQuestion record, MeasureScope scope)
    {
        if (record.SentAt > scope.AsOf)
        {
            yield break;
        }

        yield return new Duty
        {
            Feed = "coding_queries",
            RecordId = record.QueryId,
            PatientKey = record.PatientKey,
            Place = record.Place,
            Since = record.SentAt,
            DueAt = record.SentAt.AddHours(TimeAllowed(scope)),
            DoneAt = scope.Happened(record.AnsweredAt),
            Owner = Owner.Person(record.Place.Provider),
            Owed = "An answer to a coding query",
        };
    }
}
