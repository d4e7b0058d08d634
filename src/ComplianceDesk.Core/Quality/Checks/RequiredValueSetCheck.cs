namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-03: coded columns hold words of their required value set.</summary>
public sealed class RequiredValueSetCheck : Check, IChecks<PatientRecord>, IChecks<EncounterRecord>, IChecks<DiagnosisRecord>, IChecks<DocumentRecord>,
    IChecks<RequestRecord>, IChecks<WorkforceRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "required-value-set",
        Code = "CNF-03",
        Version = 2,
        Title = "Coded columns hold words of their required value set",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "sex is a word of administrative gender (or its HL7 v2 letter), birth_sex of US Core birth sex or sex, the status of an encounter, of a document, and "
            + "the clinical and verification status of a condition are words of FHIR R4, or known words of registration "
            + "systems for the same. Where the site has loaded a value set for a column, that set holds; dispositions, categories, presence on admission, "
            + "outcomes of requests and roles have no other. An answer that no check before has booked is asked.",
        Eligible = "given values (each column by itself)",
        Failing = "values outside the set",
        Feeds = [PatientRecord.FeedName, EncounterRecord.FeedName, DiagnosisRecord.FeedName, DocumentRecord.FeedName, RequestRecord.FeedName, WorkforceRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Standard,
        Source =
            "US Core 6.1.0 required bindings: administrative-gender, encounter-status, condition-clinical, "
            + "condition-ver-status, document status; HL7 v2 table 0001",
        Remedy = "Map the source's words to the set where the extract is made.",
    };

    // Columns without a set of their own are asked when the site has loaded one.
    private static readonly string[] OfTheSiteOnly = ["encounters.disposition", "diagnoses.category", "diagnoses.present_on_admission", "requests.outcome", "workforce.role"];

    /// <inheritdoc/>
    public override string? LeftOut(StoreContents store)
    {
        var open = OfTheSiteOnly.Where(column => store.Feeds.Contains(column[..column.IndexOf('.', StringComparison.Ordinal)]) && store.Site.ValueSetOf(column) is null).ToArray();
        return open.Length == 0 ? base.LeftOut(store) : $"{base.LeftOut(store)} Not covered: {string.Join(", ", open)}, of which the site has loaded no value set.".Trim();
    }

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        Word(patient, patient.Sex, "patients.sex", ValueSets.AdministrativeGender, "male, female, other or unknown", tally);
        Word(patient, patient.BirthSex, "patients.birth_sex", ValueSets.BirthSex, "F, M, OTH, UNK or ASKU", tally);
    }

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (tally.Site.ValueSetOf("encounters.status") is null && Wording.Given(encounter.Status))
        {
            tally.Expect(EncounterCourses.IsKnown(encounter.Status), encounter, encounter.Status, "a status of encounters", "status");
        }
        else
        {
            Word(encounter, encounter.Status, "encounters.status", null, "", tally);
        }

        Word(encounter, encounter.Disposition, "encounters.disposition", null, "", tally);
    }

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        Word(diagnosis, diagnosis.ClinicalStatus, "diagnoses.clinical_status", ValueSets.ClinicalStatus, "active, recurrence, relapse, inactive, remission or resolved", tally);
        Word(diagnosis, diagnosis.VerificationStatus, "diagnoses.verification_status", ValueSets.VerificationStatus, "unconfirmed, provisional, differential, confirmed, refuted or entered-in-error", tally);
        Word(diagnosis, diagnosis.Category, "diagnoses.category", null, "", tally);
        Word(diagnosis, diagnosis.PresentOnAdmission, "diagnoses.present_on_admission", null, "", tally);
    }

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally) =>
        Word(document, document.Status, "documents.status", ValueSets.DocumentStatus, "preliminary, final, amended, entered-in-error, current or superseded", tally);

    /// <inheritdoc/>
    public void Test(RequestRecord request, Tally tally) => Word(request, request.Outcome, "requests.outcome", null, "", tally);

    /// <inheritdoc/>
    public void Test(WorkforceRecord person, Tally tally) => Word(person, person.Role, "workforce.role", null, "", tally);

    /// <summary>Asks the site's set where it has loaded one, else the set of the standard, else nothing.</summary>
    private static void Word(CheckedRecord record, string? value, string place, IReadOnlySet<string>? standard, string expected, Tally tally)
    {
        var sites = tally.Site.ValueSetOf(place);
        if ((sites ?? standard) is { } set && Wording.Given(value))
        {
            var column = place[(place.IndexOf('.', StringComparison.Ordinal) + 1)..];
            if (record.Stands(column))
            {
                tally.Expect(set.Contains(value.Trim()), record, value, sites is null ? expected : "a word of the site's value set", column);
            }
        }
    }
}
