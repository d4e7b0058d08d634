namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-04: every patient has an administrative gender.</summary>
public sealed class AdministrativeGenderGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "administrative-gender-given",
        Code = "CMP-04",
        Title = "Every patient has an administrative gender",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "sex is given. The layout has one column for it, which FHIR files fill from gender. Whether the answer says "
            + "something is asked by CMP-14, whether it is a word of the value set by CNF-03.",
        Eligible = "patients",
        Failing = "patients without an administrative gender",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Standard,
        Source = "US Core 6.1.0 Patient.gender 1..1",
        Owner = "registration",
        Remedy = "Ask at registration; unknown is an answer of the value set, an empty field is none.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => tally.Require(patient, "an administrative gender", ("sex", Wording.Given(patient.Sex)));
}
