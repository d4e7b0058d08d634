namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-06: what was entered in error is known.</summary>
public sealed class NotEnteredInErrorCheck : Check, IChecks<EncounterRecord>, IChecks<DocumentRecord>, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "not-entered-in-error",
        Code = "ACC-06",
        Title = "How much was entered in error",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Encounters, documents and diagnoses whose status says entered in error. Those that a FHIR source withdraws are gone "
            + "from the store and are not counted.",
        Eligible = "encounters and documents with a status, and diagnoses with a verification status",
        Failing = "those entered in error: to watch, not to score",
        Feeds = [EncounterRecord.FeedName, DocumentRecord.FeedName, DiagnosisRecord.FeedName],
        MaxFailing = null,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Standard,
        Source = "FHIR R4 status entered-in-error; listed and never scored",
        Remedy = "Look for a desk, a form or an hour at which they gather; marking an error is right, hiding it is not.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally) => Test(encounter, encounter.Status, "status", tally);

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally) => Test(document, document.Status, "status", tally);

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally) => Test(diagnosis, diagnosis.VerificationStatus, "verification_status", tally);

    private static void Test(CheckedRecord record, string? status, string column, Tally tally)
    {
        if (Wording.Given(status) && record.Stands(column))
        {
            tally.Expect(!IsError(status), record, status, "an entry that stands", column);
        }
    }

    private static bool IsError(string status) => status[0] is 'e' or 'E' && Wording.Plain(status) == "entered in error";
}
