namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-06: every patient has a race.</summary>
public sealed class RaceGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "race-given",
        Code = "CMP-06",
        Title = "Every patient has a race",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "race is given. An answer such as declined counts as given here and is counted by CMP-14.",
        Eligible = "patients",
        Failing = "patients without a race",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Race; threshold: policy",
        Owner = "registration",
        Remedy = "Ask at registration, and let the patient answer; declined is an answer, and is counted by CMP-14.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => tally.Require(patient, "a race", ("race", Wording.Given(patient.Race)));
}
