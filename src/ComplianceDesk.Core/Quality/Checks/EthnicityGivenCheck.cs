namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-07: every patient has an ethnicity.</summary>
public sealed class EthnicityGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "ethnicity-given",
        Code = "CMP-07",
        Title = "Every patient has an ethnicity",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "ethnicity is given. An answer such as declined counts as given here and is counted by CMP-14.",
        Eligible = "patients",
        Failing = "patients without an ethnicity",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Ethnicity; threshold: policy",
        Owner = "registration",
        Remedy = "Ask at registration, and let the patient answer; declined is an answer, and is counted by CMP-14.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => tally.Require(patient, "an ethnicity", ("ethnicity", Wording.Given(patient.Ethnicity)));
}
