namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-07: what names a visit lies near it.</summary>
public sealed class RecordNearVisitCheck : Check, IChecks<ObservationRecord>, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "record-near-visit",
        Code = "PLS-07",
        Title = "Results and diagnoses lie near the visit they name",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "taken_at of an observation and recorded_at of a diagnosis lie no more than 7 days before the start of the visit they "
            + "name and no more than 7 days after its end. A visit under way has no end yet. Documents are left out: how late they "
            + "may be is a question of its own.",
        Eligible = "observations and diagnoses with a time that name a visit of the patient",
        Failing = "those more than 7 days outside it",
        Feeds = [ObservationRecord.FeedName, DiagnosisRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Standard,
        Source = "OHDSI DataQualityDashboard plausibleDuringVisit, 7 days and 5 %",
        Remedy = "Look for a visit number carried over from an earlier stay, and for dates typed with a wrong month.",
    };

    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally) => Test(observation, observation.TakenAt, "taken_at", tally);

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally) => Test(diagnosis, diagnosis.RecordedAt, "recorded_at", tally);

    private static void Test(VisitRecord record, DateTime? at, string column, Tally tally)
    {
        if (at is not { } time || record.Encounter is not { StartedAt: { } start } visit || visit.Course == EncounterCourse.Void)
        {
            return;
        }

        if (time >= start - Grace && !(time > visit.EndedAt + Grace))
        {
            tally.Pass();
        }
        else if (record.Stands(column) && record.Stands("encounter_id") && visit.Stands("started_at") && visit.Stands("ended_at"))
        {
            tally.Expect(false, record, time, "a time at most 7 days before the start or after the end of the visit", column);
        }
    }
}
