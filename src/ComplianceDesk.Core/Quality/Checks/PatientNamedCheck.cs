namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-02: family and given name are given.</summary>
public sealed class PatientNamedCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "patient-named",
        Code = "CMP-02",
        Title = "Every patient has a family name and a given name",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "family_name and given_name are both given. A person with one name only fails too: the facility decides by "
            + "policy how a single name is entered.",
        Eligible = "patients",
        Failing = "patients without one of the two, counted once",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Standard,
        Source = "US Core 6.1.0 Patient.name 1..* (family or given 1..1); USCDI v3 First Name, Last Name",
        Remedy = "Complete the name from the registration document; never fill the gap with a placeholder.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        tally.Require(
            patient, "a family name and a given name", ("family_name", Wording.Given(patient.FamilyName)), ("given_name", Wording.Given(patient.GivenName)));
    }
}
