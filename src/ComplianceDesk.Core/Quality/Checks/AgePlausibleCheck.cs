namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-01: a birth date gives an age that people reach.</summary>
public sealed class AgePlausibleCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "age-plausible",
        Code = "PLS-01",
        Version = 2,
        Title = "Birth dates give a possible age",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "birth_date is not after the day of the run, and the age at the latest thing known of the patient (death, "
            + "last visit or registration; the day of the run when none is known) is at most 120 years. The age is taken at"
            + " an event because nobody tells a hospital of every death. De-identified data shift the birth dates of "
            + "the very old by centuries: a record without name, number, address and telephone that gives 290 to 320 years is left out.",
        Eligible = "patients with a birth date that is no placeholder, de-identified ones of some 300 years left out",
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

    /// <summary>Ages over 89 are written as 300 at the first visit in public sets, and grow with the later ones.</summary>
    private const int ShiftedFrom = 290, ShiftedTo = 320;

    /// <summary>True when nothing tells who it is, as in de-identified data.</summary>
    private static bool IsNobody(PatientRecord patient) =>
        !Wording.Given(patient.GivenName) && !Wording.Given(patient.FamilyName) && !Wording.Given(patient.Ssn) && !Wording.Given(patient.AddressLine) && !Wording.Given(patient.Phone);

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        if (patient.BirthDate is not { } birth || !patient.Stands("birth_date"))
        {
            return;
        }

        if (IsNobody(patient) && Age(birth, LatestEvent(patient, tally.Today) ?? tally.Today) is >= ShiftedFrom and <= ShiftedTo)
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
