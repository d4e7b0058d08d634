using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-04: no encounter starts long after the patient's death.</summary>
public sealed class NoEncounterAfterDeathCheck : Check, IChecks<EncounterRecord>, IChecks<ObservationRecord>, IChecks<DiagnosisRecord>
{
    private static readonly Threshold Grace = new("grace", "a visit is still taken as administrative for, after death", 30, Threshold.Days, 0, 366);

    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-encounter-after-death",
        Code = "PLS-04",
        Version = 3,
        Title = "Nothing happens long after death",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            $"The day of an encounter's start, of taking an observation and of a diagnosis' onset, in the site's time zone, is at most {Grace} days after the "
            + "patient's death_date. The grace covers what is rightly filed after a death: certification, post-mortem, closing of the account. Documents and "
            + "recording are administrative and not asked. Planned and void encounters are left out: an appointment that outlives the patient is no visit; "
            + "so are records of an encounter that begins long after death itself. Where encounters say their type, those that a death brings with it (certification, "
            + "post-mortem, donation of organs) are left out, however late.",
        Eligible = "encounters, observations and diagnoses with a day, of listed patients with a death date, nothing booked earlier",
        Failing = $"those more than {Grace} days after the death date",
        Feeds = [EncounterRecord.FeedName, ObservationRecord.FeedName, DiagnosisRecord.FeedName],
        Needs = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Own = [Grace],
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Sync for Science data qualifier (30 days); OHDSI DataQualityDashboard plausibleBeforeDeath, default 1 %",
        Remedy = "Either the death date is wrong or the visit is another patient's: both need the chart.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter is { Course: not (EncounterCourse.Void or EncounterCourse.Planned), IsAfterDeath: false })
        {
            Test(encounter, encounter.StartedOn, "started_at", tally);
        }
    }

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally) => OfVisit(observation, observation.TakenOn, "taken_at", tally);

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally) => OfVisit(diagnosis, diagnosis.OnsetOn, "onset", tally);

    // One cause, booked once: what belongs to a visit after death is after death with it.
    private static void OfVisit(VisitRecord record, DateOnly? day, string column, Tally tally)
    {
        if (record.Encounter is not { } visit || (visit is { Course: not (EncounterCourse.Void or EncounterCourse.Planned), IsAfterDeath: false } && !(DaysAfterDeath(record, visit.StartedOn) > tally.In(Grace))))
        {
            Test(record, day, column, tally);
        }
    }

    private static void Test(ChartRecord record, DateOnly? day, string column, Tally tally)
    {
        if (day is { } on && record.Patient.Listed && DaysAfterDeath(record, on) is { } after && record.Stands(column) && record.Patient.Stands("death_date"))
        {
            var days = (int)tally.In(Grace);
            tally.Expect(after <= days, record, on, $"a day at most {Grace.Quantity(days)} after the patient's death date", column);
        }
    }

    private static int? DaysAfterDeath(ChartRecord record, DateOnly? day) => day?.DayNumber - record.Patient.DeathDate?.DayNumber;
}
