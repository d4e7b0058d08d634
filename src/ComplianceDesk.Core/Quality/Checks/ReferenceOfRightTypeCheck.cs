namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-27: references to people name people.</summary>
public sealed class ReferenceOfRightTypeCheck : Check, IChecks<EncounterRecord>, IChecks<DiagnosisRecord>, IChecks<DocumentRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "reference-of-right-type",
        Code = "CNF-27",
        Title = "References to people name people",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "Attending, author, signer, recorder, practitioner and team member do not name the id of a patient or of a "
            + "department where no such person is known. References of FHIR are typed: one of the wrong type is rejected at "
            + "import.",
        Eligible = "given references to people",
        Failing = "references that name a patient or a department",
        Feeds = [EncounterRecord.FeedName, DiagnosisRecord.FeedName, DocumentRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Standard,
        Source = "Sync for Science data qualifier q_ref_target_pop; FHIR R4 reference types",
        Owner = "interface team",
        Remedy = "Correct the mapping of the extract: the column holds another column's id.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally) => Person(encounter, encounter.Attending, "attending_user_id", tally);

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally) => Person(diagnosis, diagnosis.RecordedBy, "recorded_by", tally);

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally)
    {
        Person(document, document.Author, "author_user_id", tally);
        Person(document, document.SignedBy, "signed_by", tally);
    }

    private static void Person(CheckedRecord record, WorkforceRecord? person, string column, Tally tally)
    {
        if (person is not null)
        {
            tally.Expect(person.NamesOther is null, record, person.RecordId, person.NamesOther is { } other ? $"a person; this is the id of {other}" : "a person", column);
        }
    }
}
