namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-08: a preferred language is given.</summary>
public sealed class LanguageGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "language-given",
        Code = "CMP-08",
        Title = "Every patient has a preferred language",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "language is given. An answer such as declined counts as given here and is counted by CMP-14.",
        Eligible = "patients",
        Failing = "patients without a preferred language",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Preferred Language; threshold: policy",
        Remedy = "Ask at registration which language the patient prefers for talking about health care.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => tally.Require(patient, "a preferred language", ("language", Wording.Given(patient.Language)));
}
