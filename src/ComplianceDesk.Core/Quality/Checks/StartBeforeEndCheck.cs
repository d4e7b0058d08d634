namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-05: what has a start and an end starts on or before its end.</summary>
public sealed class StartBeforeEndCheck : Check, IChecks<EncounterRecord>, IChecks<AppointmentRecord>, IChecks<CareTeamRecord>, IChecks<RequestRecord>, IChecks<CodingQueryRecord>, IChecks<WorkforceRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "start-before-end",
        Code = "PLS-05",
        Version = 2,
        Title = "Nothing ends before it starts",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Start at or before end, as instants or days: encounters (void ones left out), appointments, times on a care team, requests from receipt to answer, "
            + "coding queries from sending to answer, employment. Orders, devices and coverage are in no feed.",
        Eligible = "rows with both times",
        Failing = "rows that end before they start",
        Feeds =
        [
            EncounterRecord.FeedName, AppointmentRecord.FeedName, CareTeamRecord.FeedName, RequestRecord.FeedName, CodingQueryRecord.FeedName, WorkforceRecord.FeedName,
        ],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard plausibleStartBeforeEnd; threshold: policy 0.1 %",
        Remedy = "Look for a swapped pair, a wrong day after midnight, or an hour lost to daylight saving time.",
    };

    private const string Expected = "an end at or after the start";

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Course != EncounterCourse.Void)
        {
            Test(encounter, encounter.StartedAt, "started_at", encounter.EndedAt, "ended_at", tally);
        }
    }

    /// <inheritdoc/>
    public void Test(AppointmentRecord appointment, Tally tally) => Test(appointment, appointment.StartsAt, "starts_at", appointment.EndsAt, "ends_at", tally);

    /// <inheritdoc/>
    public void Test(RequestRecord request, Tally tally) => Test(request, request.ReceivedAt, "received_at", request.AnsweredAt, "answered_at", tally);

    /// <inheritdoc/>
    public void Test(CodingQueryRecord query, Tally tally) => Test(query, query.SentAt, "sent_at", query.AnsweredAt, "answered_at", tally);

    /// <inheritdoc/>
    public void Test(CareTeamRecord member, Tally tally) => Test(member, member.StartsOn, "starts_on", member.EndsOn, "ends_on", tally);

    /// <inheritdoc/>
    public void Test(WorkforceRecord person, Tally tally) => Test(person, person.HiredOn, "hired_on", person.TerminatedOn, "terminated_on", tally);

    private static void Test(CheckedRecord record, DateTime? start, string from, DateTime? end, string to, Tally tally)
    {
        if (start is { } first && end is { } last && record.Stands(from) && record.Stands(to))
        {
            tally.Expect(first <= last, record, last, Expected, to, from);
        }
    }

    private static void Test(CheckedRecord record, DateOnly? start, string from, DateOnly? end, string to, Tally tally)
    {
        if (start is { } first && end is { } last && record.Stands(from) && record.Stands(to))
        {
            tally.Expect(first <= last, record, last, Expected, to, from);
        }
    }
}
