namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-25: a record names a patient that the patients feed has.</summary>
public sealed class PatientReferenceResolvesCheck : Check, IChecks<ChartRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "patient-reference-resolves",
        Code = "CNF-25",
        Version = 2,
        Title = "Every record belongs to a known patient",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition = 
            "The patient_id of each visit, diagnosis, observation, document, request, appointment, care team entry, relation and disclosure is in the "
            + "patients feed. Patients whom only other feeds name are not known.",
        Eligible = "rows that name a patient",
        Failing = "rows of patients that the patients feed does not have",
        Feeds =
        [
            EncounterRecord.FeedName, DiagnosisRecord.FeedName, ObservationRecord.FeedName, DocumentRecord.FeedName, RequestRecord.FeedName, AppointmentRecord.FeedName,
            CareTeamRecord.FeedName, RelationRecord.FeedName, DisclosureRecord.FeedName,
        ],
        Needs = [PatientRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard isForeignKey, threshold 0; Sync for Science data qualifier",
        Remedy = "Import the missing patients; if they were merged, send the surviving record number.",
    };

    /// <inheritdoc/>
    public override string? LeftOut(StoreContents store) => null;

    /// <inheritdoc/>
    public void Test(ChartRecord record, Tally tally)
    {
        if (record.Patient.Listed)
        {
            tally.Pass();
        }
        else if (record.Stands("patient_id"))
        {
            tally.Expect(false, record, record.Patient.RecordId, "a patient of the patients feed", "patient_id");
        }
    }
}
