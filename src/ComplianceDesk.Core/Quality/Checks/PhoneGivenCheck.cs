namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-10: a telephone number is given.</summary>
public sealed class PhoneGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "phone-given",
        Code = "CMP-10",
        Title = "Every patient has a telephone number",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "phone is given. The layout of the feed has no column for the kind of telephone, so only the number is asked "
            + "for.",
        Eligible = "patients",
        Failing = "patients without a telephone number",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Phone Number; threshold: policy",
        Remedy = "Ask for a number at the next contact.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => tally.Require(patient, "a telephone number", ("phone", Wording.Given(patient.Phone)));
}
