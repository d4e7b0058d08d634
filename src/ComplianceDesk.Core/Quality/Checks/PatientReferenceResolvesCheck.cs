namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-25: an encounter names a patient that the patients feed has.</summary>
public sealed class PatientReferenceResolvesCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "patient-reference-resolves",
        Code = "CNF-25",
        Title = "Every encounter belongs to a known patient",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition = "The patient_id of the encounter is in the patients feed. Patients whom only other feeds name are not known.",
        Eligible = "encounters",
        Failing = "encounters of patients that the patients feed does not have",
        Feeds = [EncounterRecord.FeedName],
        Needs = [PatientRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard isForeignKey, threshold 0; Sync for Science data qualifier",
        Remedy = "Import the missing patients; if they were merged, send the surviving record number.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (!encounter.Stands("patient_id"))
        {
            return;
        }

        tally.Expect(encounter.Patient.Listed, encounter, encounter.Patient.RecordId, "a patient of the patients feed", "patient_id");
    }
}
