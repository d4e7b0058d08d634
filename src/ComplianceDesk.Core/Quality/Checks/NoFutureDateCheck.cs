namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-09: nothing that happened has a date in the future.</summary>
public sealed class NoFutureDateCheck : Check, IChecks<PatientRecord>, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-future-date",
        Code = "PLS-09",
        Title = "No date lies more than a day in the future",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "death_date and registered_at of patients, started_at and ended_at of encounters are at most one day after "
            + "the moment of the run. The day of grace covers clocks and time zones. Planned and void encounters are left "
            + "out; birth dates are judged by PLS-01.",
        Eligible = "given dates (each by itself) that no earlier check booked",
        Failing = "dates more than one day in the future",
        Feeds = [PatientRecord.FeedName, EncounterRecord.FeedName],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Sync for Science data qualifier, q_date_recent; threshold: policy",
        Remedy = "Look for a mistyped year; give booked visits the status planned.",
    };

    private const string Expected = "a date that is not in the future";

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        if (patient.DeathDate is { } death && patient.Stands("death_date"))
        {
            tally.Expect(death <= tally.Today.AddDays(1), patient, death, Expected, "death_date");
        }

        Time(patient, patient.RegisteredAt, "registered_at", tally);
    }

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Course is EncounterCourse.Planned or EncounterCourse.Void)
        {
            return;
        }

        Time(encounter, encounter.StartedAt, "started_at", tally);
        Time(encounter, encounter.EndedAt, "ended_at", tally);
    }

    private static void Time(CheckedRecord record, DateTime? value, string column, Tally tally)
    {
        if (value is { } time && record.Stands(column))
        {
            tally.Expect(time <= tally.AsOf.AddDays(1), record, time, Expected, column);
        }
    }
}
