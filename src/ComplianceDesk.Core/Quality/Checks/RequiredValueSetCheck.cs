namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-03: coded columns hold words of their required value set.</summary>
public sealed class RequiredValueSetCheck : Check, IChecks<PatientRecord>, IChecks<EncounterRecord>, IChecks<DiagnosisRecord>, IChecks<DocumentRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "required-value-set",
        Code = "CNF-03",
        Title = "Coded columns hold words of their required value set",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "sex is a word of administrative gender (or its HL7 v2 letter), birth_sex of US Core birth sex or sex, the status of an encounter, of a document, and "
            + "the clinical and verification status of a condition are words of FHIR R4, or known words of registration "
            + "systems for the same. An answer that no check before has booked is asked.",
        Eligible = "given values (each column by itself)",
        Failing = "values outside the set",
        Feeds = [PatientRecord.FeedName, EncounterRecord.FeedName, DiagnosisRecord.FeedName, DocumentRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Standard,
        Source =
            "US Core 6.1.0 required bindings: administrative-gender, encounter-status, condition-clinical, "
            + "condition-ver-status, document status; HL7 v2 table 0001",
        Remedy = "Map the source's words to the set where the extract is made.",
    };

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        Word(patient, patient.Sex, "sex", ValueSets.AdministrativeGender, "male, female, other or unknown", tally);
        Word(patient, patient.BirthSex, "birth_sex", ValueSets.BirthSex, "F, M, OTH, UNK or ASKU", tally);
    }

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (Wording.Given(encounter.Status))
        {
            tally.Expect(EncounterCourses.IsKnown(encounter.Status), encounter, encounter.Status, "a status of encounters", "status");
        }
    }

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        Word(diagnosis, diagnosis.ClinicalStatus, "clinical_status", ValueSets.ClinicalStatus, "active, recurrence, relapse, inactive, remission or resolved", tally);
        Word(diagnosis, diagnosis.VerificationStatus, "verification_status", ValueSets.VerificationStatus, "unconfirmed, provisional, differential, confirmed, refuted or entered-in-error", tally);
    }

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally) =>
        Word(document, document.Status, "status", ValueSets.DocumentStatus, "preliminary, final, amended, entered-in-error, current or superseded", tally);

    private static void Word(CheckedRecord record, string? value, string column, IReadOnlySet<string> set, string expected, Tally tally)
    {
        if (Wording.Given(value) && record.Stands(column))
        {
            tally.Expect(set.Contains(value.Trim()), record, value, expected, column);
        }
    }
}
