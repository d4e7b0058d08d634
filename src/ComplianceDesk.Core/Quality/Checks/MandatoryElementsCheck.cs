namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-28: records have the mandatory elements of their US Core profile.</summary>
public sealed class MandatoryElementsCheck : Check, IChecks<PatientRecord>, IChecks<EncounterRecord>, IChecks<DiagnosisRecord>, IChecks<ObservationRecord>, IChecks<DocumentRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "mandatory-elements",
        Code = "CNF-28",
        Title = "Records have the mandatory elements of their US Core profile",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "Elements of cardinality 1 in US Core 6.1.0: identifier, name and gender of a patient; status, class and patient "
            + "of an encounter; code and patient of a condition; code and patient of an observation; status, type and patient "
            + "of a document. What an earlier check has booked is not booked again: its record is left out here.",
        Eligible = "patients, encounters, diagnoses, observations and documents with nothing booked before",
        Failing = "records lacking a mandatory element",
        Feeds = [PatientRecord.FeedName, EncounterRecord.FeedName, DiagnosisRecord.FeedName, ObservationRecord.FeedName, DocumentRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "US Core 6.1.0 profiles; Sync for Science data qualifier q_valid_us_core_v4; threshold: policy",
        Remedy = "Ask the source for the element: a receiver may reject the whole resource without it.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally) => Ask(patient, tally, "name or gender", Wording.Given(patient.FamilyName) && Wording.Given(patient.Sex), "family_name", "sex");

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally) => Ask(encounter, tally, "status or class", Wording.Given(encounter.Status) && Wording.Given(encounter.Class), "status", "class");

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally) => Ask(diagnosis, tally, "code", Wording.Given(diagnosis.Coding.Code), "code");

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally) => Ask(observation, tally, "code", observation.Coding.Code.Length > 0, "code");

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally)
    {
        // What is due and not written yet has no status.
        if (document.CreatedAt is not null)
        {
            Ask(document, tally, "status", Wording.Given(document.Status), "status");
        }
    }

    private static void Ask(CheckedRecord record, Tally tally, string what, bool has, params ReadOnlySpan<string> columns)
    {
        if (!record.StandsWhole)
        {
            return;
        }

        if (has)
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, record, null, what, columns);
        }
    }
}
