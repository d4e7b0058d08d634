namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-02: birth is on or before death.</summary>
public sealed class BirthBeforeDeathCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "birth-before-death",
        Code = "PLS-02",
        Title = "Nobody died before being born",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition = "birth_date is on or before death_date.",
        Eligible = "patients with both dates, neither booked earlier",
        Failing = "patients whose death date is before their birth date",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "Sync for Science data qualifier, date order; threshold: policy (any failure)",
        Remedy = "One of the two dates is another person's or mistyped: check for an overlay before correcting it.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        if (patient.BirthDate is not { } birth || patient.DeathDate is not { } death || !patient.Stands("birth_date") || !patient.Stands("death_date"))
        {
            return;
        }

        tally.Expect(birth <= death, patient, death, "a death date on or after the birth date", "death_date", "birth_date");
    }
}
