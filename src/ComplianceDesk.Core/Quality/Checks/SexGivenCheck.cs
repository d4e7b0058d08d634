namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-05: every patient has a sex apart from the administrative gender.</summary>
public sealed class SexGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "sex-given",
        Code = "CMP-05",
        Version = 2,
        Title = "Every patient has a sex apart from the administrative gender",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "birth_sex is given: a sex recorded apart from the administrative gender (FHIR: us-core-birthsex or us-core-sex). Not run while no patient has one, since the "
            + "source then does not send it.",
        Eligible = "patients",
        Failing = "patients without it",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 and v3.1 Sex; threshold: policy",
        Owner = "registration",
        Remedy = "Ask the registration system for an extract that tells the two apart.",
    };

    /// <inheritdoc/>
    public override string? NotRunBecause(StoreContents store) =>
        base.NotRunBecause(store) ?? (store.Feeds.Contains(PatientRecord.WithBirthSex) ? null : "No patient has a sex apart from the administrative gender (birth_sex), which CMP-04 asks for.");

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => tally.Expect(Wording.Given(patient.BirthSex), patient, null, "a sex apart from the administrative gender", "birth_sex");
}
