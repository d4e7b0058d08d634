namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-11: every patient has an email address.</summary>
public sealed class EmailGivenCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "email-given",
        Code = "CMP-11",
        Title = "Every patient has an email address",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "email is given. Shown for information: many patients have none, and none is asked of them.",
        Eligible = "patients",
        Failing = "patients without an email address",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.40m,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Email Address; threshold: policy",
        Owner = "registration",
        Remedy = "Offer the portal at registration; nobody must have an address.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => tally.Require(patient, "an email address", ("email", Wording.Given(patient.Email)));
}
