namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-30: every patient has something in the record.</summary>
public sealed class PersonCoveredCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "person-covered",
        Code = "CMP-30",
        Title = "Every patient has something in the record",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "The patient has at least one visit, diagnosis, observation or document. Shown for information: a patient "
            + "registered yesterday has none yet.",
        Eligible = "patients",
        Failing = "patients of whom no feed of care says anything",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = null,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard measurePersonCompleteness (95 to 100 %, a warning only)",
        Remedy = "A high share tells that a feed covers other patients than the patients feed does: compare the extracts.",
    };

    /// <inheritdoc/>
    public override string? NotRunBecause(StoreContents store) => base.NotRunBecause(store)
        ?? (Array.Exists(Care, store.Feeds.Contains) ? null : "None of the encounters, diagnoses, observations and documents feeds has been imported.");

    private static readonly string[] Care = [EncounterRecord.FeedName, DiagnosisRecord.FeedName, ObservationRecord.FeedName, DocumentRecord.FeedName];

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        if (chart.Patient.Listed)
        {
            tally.Expect(chart.Encounters.Count + chart.Diagnoses.Count + chart.Observations.Count + chart.Documents.Count > 0, chart.Patient, null, "at least one record of care", "patient_id");
        }
    }
}
