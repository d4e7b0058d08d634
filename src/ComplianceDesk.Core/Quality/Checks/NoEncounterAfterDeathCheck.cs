using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-04: no encounter starts long after the patient's death.</summary>
public sealed class NoEncounterAfterDeathCheck : Check, IChecks<EncounterRecord>
{
    private static readonly Threshold Grace = new("grace", "a visit is still taken as administrative for, after death", 30, Threshold.Days, 0, 366);

    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-encounter-after-death",
        Code = "PLS-04",
        Title = "No encounter starts long after death",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            $"The day of started_at in the site's time zone is at most {Grace} days after the patient's death_date. The grace "
            + "covers what is rightly filed after a death: certification, post-mortem, closing of the account. Planned and "
            + "void encounters are left out: an appointment that outlives the patient is no visit.",
        Eligible = "encounters of listed patients with a death date, neither date booked earlier",
        Failing = $"encounters that start more than {Grace} days after the death date",
        Feeds = [EncounterRecord.FeedName],
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
        if (encounter.Course is EncounterCourse.Void or EncounterCourse.Planned || encounter.StartedOn is not { } start
            || encounter.Patient is not { Listed: true, DeathDate: { } death }
            || !encounter.Stands("started_at") || !encounter.Patient.Stands("death_date"))
        {
            return;
        }

        var days = (int)tally.In(Grace);
        tally.Expect(start.DayNumber - death.DayNumber <= days, encounter, start, $"a start at most {days} days after the patient's death date", "started_at");
    }
}
