namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-01: a birth date gives an age that people reach.</summary>
public sealed class AgePlausibleCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "age-plausible",
        Code = "PLS-01",
        Title = "Birth dates give a possible age",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "birth_date is not after the day of the run, and the age at the latest thing known of the patient (death, "
            + "last visit or registration; the day of the run when none is known) is at most 120 years. The age is taken at"
            + " an event because nobody tells a hospital of every death. De-identified data that shift the birth dates of "
            + "the very old will fail here.",
        Eligible = "patients with a birth date that is no placeholder",
        Failing = "patients whose birth date is in the future or gives an age over 120",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard plausibleBirthDate and age limits, default 0.1 %",
        Remedy = "Compare with an identity document; look for swapped digits and for two-digit years.",
    };

    /// <summary>Oldest age taken as possible, in years; the oldest verified human reached 122.</summary>
    private const int OldestAge = 120;

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        if (patient.BirthDate is not { } birth || !patient.Stands("birth_date"))
        {
            return;
        }

        tally.Expect(
            birth <= tally.Today && Age(birth, LatestEvent(patient, tally.Today) ?? tally.Today) <= OldestAge,
            patient, birth, "a date that is not in the future and gives an age of at most 120 years at the latest event", "birth_date");
    }

    /// <summary>Dates in the future tell no age: another check books them.</summary>
    private static DateOnly? LatestEvent(PatientRecord patient, DateOnly today) =>
        new[] { patient.DeathDate, patient.LastVisitOn, patient.RegisteredAt is { } at ? DateOnly.FromDateTime(at) : null }.Where(day => day <= today).Max();

    private static int Age(DateOnly birth, DateOnly on)
    {
        var years = on.Year - birth.Year;
        return (on.Month, on.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }
}
