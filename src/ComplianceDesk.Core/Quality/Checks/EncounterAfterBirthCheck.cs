namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-03: an encounter starts on or after the day of birth.</summary>
public sealed class EncounterAfterBirthCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "encounter-after-birth",
        Code = "PLS-03",
        Title = "No encounter starts before the patient's birth",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "The day of started_at in the site's time zone is on or after the patient's birth_date. Days are compared, "
            + "not instants: a birth date has no hour. Void encounters are left out. The feed has no type by which prenatal"
            + " visits filed under the child could be told apart.",
        Eligible = "encounters of listed patients with a birth date, neither date booked earlier",
        Failing = "encounters that start before the birth date",
        Feeds = [EncounterRecord.FeedName],
        Needs = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard plausibleAfterBirth, default 1 %",
        Remedy = "Look for the mother's visit filed under the child, and for a mistyped birth date.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Course == EncounterCourse.Void || encounter.StartedOn is not { } start || encounter.Patient is not { Listed: true, BirthDate: { } birth }
            || !encounter.Stands("started_at") || !encounter.Patient.Stands("birth_date"))
        {
            return;
        }

        tally.Expect(birth <= start, encounter, start, "a start on or after the patient's birth date", "started_at");
    }
}
