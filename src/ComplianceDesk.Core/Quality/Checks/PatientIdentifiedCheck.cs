namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-01: a patient record carries a record number that names someone.</summary>
public sealed class PatientIdentifiedCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "patient-identified",
        Code = "CMP-01",
        Title = "Every patient has a record number",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "The record number (patient_id) is given and is not made of zeros, of signs, or of a word for nothing such as"
            + " UNKNOWN or NULL. The issuing system is the feed itself: its layout has no column for one. A row with an "
            + "empty patient_id is rejected at import and stands there with its line.",
        Eligible = "patients",
        Failing = "patients whose record number names nobody",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Standard,
        Source = "US Core 6.1.0 Patient.identifier 1..* (system and value 1..1)",
        Remedy =
            "Find the registration behind the row and give it its record number; close the path by which the interface "
            + "sends a filler.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        tally.Expect(!Placeholders.IsIdentifier(patient.RecordId), patient, patient.RecordId, "a record number", "patient_id");
    }
}
