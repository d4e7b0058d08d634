namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-13: a deceased patient has a death date.</summary>
public sealed class DeathDateGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "death-date-given",
        Code = "CMP-13",
        Title = "Every deceased patient has a death date",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "A patient is deceased when death_date is given or when a visit ended with a disposition that says so "
            + "(expired, died, deceased, FHIR exp, UB-04 codes 20 and 40 to 42). Visits that were cancelled or entered in "
            + "error do not count.",
        Eligible = "deceased patients",
        Failing = "deceased patients without a death date",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Date of Death; threshold: policy",
        Remedy =
            "Copy the date from the discharge summary or the death certificate; until then the record looks alive to "
            + "scheduling, billing and mailing.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        if (!patient.Deceased)
        {
            return;
        }

        tally.Expect(patient.DeathDate is not null, patient, null, "a death date, since a visit ended in death", "death_date");
    }
}
