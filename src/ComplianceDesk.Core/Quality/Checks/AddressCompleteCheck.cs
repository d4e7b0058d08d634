namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-09: the current address has line, city, state and postal code.</summary>
public sealed class AddressCompleteCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "address-complete",
        Code = "CMP-09",
        Title = "Every patient has a complete address",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "address_line, city, state and postal_code are all given. The form of postal code and state is asked by "
            + "CNF-20.",
        Eligible = "patients",
        Failing = "patients lacking any of the four, counted once",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Current Address; threshold: policy",
        Remedy =
            "Complete the address from a document or by asking; homeless patients are entered as the policy says, not "
            + "left empty.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        tally.Require(
            patient,
            "address line, city, state and postal code",
            ("address_line", Wording.Given(patient.AddressLine)),
            ("city", Wording.Given(patient.City)),
            ("state", Wording.Given(patient.State)),
            ("postal_code", Wording.Given(patient.PostalCode)));
    }
}
