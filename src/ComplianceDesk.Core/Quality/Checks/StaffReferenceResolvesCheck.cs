namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-26: visits, people and departments that records name are known.</summary>
public sealed class StaffReferenceResolvesCheck : Check, IChecks<EncounterRecord>, IChecks<DiagnosisRecord>, IChecks<ObservationRecord>, IChecks<DocumentRecord>, IChecks<CodingQueryRecord>,
    IChecks<BillingRecord>, IChecks<CodingAuditRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "staff-reference-resolves",
        Code = "CNF-26",
        Version = 2,
        Title = "Every visit, person and department that a record names is known",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A given encounter_id of diagnoses, observations, documents, coding queries, coding audits and billing is in the encounters feed; the attending of a visit, the recorder of a diagnosis, "
            + "author and signer of a document are in the workforce feed; the department of a visit is in the departments feed. A reference whose feed has not been imported is not asked. "
            + "One that names a patient or a department where a person should stand is counted by CNF-27.",
        Eligible = "given references (each by itself)",
        Failing = "references to nobody or nothing known",
        Feeds =
        [
            EncounterRecord.FeedName, DiagnosisRecord.FeedName, ObservationRecord.FeedName, DocumentRecord.FeedName, CodingQueryRecord.FeedName, CodingAuditRecord.FeedName,
            BillingRecord.FeedName,
        ],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard isForeignKey; threshold: policy 1 %",
        Remedy = "Import the missing visits, staff or departments, leavers included.",
    };

    private static readonly string[] NamingVisits =
        [DiagnosisRecord.FeedName, ObservationRecord.FeedName, DocumentRecord.FeedName, CodingQueryRecord.FeedName, CodingAuditRecord.FeedName, BillingRecord.FeedName];

    private const string Visit = "an encounter of the encounters feed";

    /// <inheritdoc/>
    public override string? NotRunBecause(StoreContents store) =>
        base.NotRunBecause(store) ?? (Absent(store).Count == 3 || (Absent(store).Count == 2 && store.Feeds.Contains(EncounterRecord.FeedName) && !NamingVisits.Any(store.Feeds.Contains))
            ? "No feed that would be named by those imported (encounters, workforce, departments) is there." : null);

    /// <inheritdoc/>
    public override string? LeftOut(StoreContents store) =>
        Absent(store) is { Count: > 0 } absent ? $"Not covered: references to the {string.Join(" and ", absent)} feed{(absent.Count > 1 ? "s" : "")}, since not imported." : null;

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        Person(encounter, encounter.Attending, "attending_user_id", tally);
        if (encounter.Department is { } department && tally.Has(DepartmentRecord.FeedName))
        {
            tally.Expect(department.Listed, encounter, department.RecordId, "a department of the departments feed", "department_id");
        }
    }

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        Named(diagnosis, tally);
        Person(diagnosis, diagnosis.RecordedBy, "recorded_by", tally);
    }

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally) => Named(observation, tally);

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally)
    {
        Named(document, tally);
        Person(document, document.Author, "author_user_id", tally);
        Person(document, document.SignedBy, "signed_by", tally);
    }

    /// <inheritdoc/>
    public void Test(CodingQueryRecord query, Tally tally)
    {
        if (tally.Has(EncounterRecord.FeedName))
        {
            tally.Expect(query.Encounter is not null, query, query.EncounterId, Visit, "encounter_id");
        }
    }

    /// <inheritdoc/>
    public void Test(BillingRecord billing, Tally tally)
    {
        if (tally.Has(EncounterRecord.FeedName))
        {
            tally.Expect(billing.Encounter is not null, billing, billing.RecordId, Visit, "encounter_id");
        }
    }

    /// <inheritdoc/>
    public void Test(CodingAuditRecord audit, Tally tally)
    {
        if (tally.Has(EncounterRecord.FeedName))
        {
            tally.Expect(audit.EncounterKnown, audit, audit.EncounterId, Visit, "encounter_id");
        }
    }

    private static void Named(VisitRecord record, Tally tally)
    {
        if (!record.NamesEncounter || !tally.Has(EncounterRecord.FeedName))
        {
            return;
        }

        if (record.EncounterKnown)
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, record, record.EncounterId, Visit, "encounter_id");
        }
    }

    private static void Person(CheckedRecord record, WorkforceRecord? person, string column, Tally tally)
    {
        if (person is { NamesOther: null } && tally.Has(WorkforceRecord.FeedName))
        {
            tally.Expect(person.Listed, record, person.RecordId, "a person of the workforce feed", column);
        }
    }

    private static List<string> Absent(StoreContents store) =>
        [.. new[] { EncounterRecord.FeedName, WorkforceRecord.FeedName, DepartmentRecord.FeedName }.Where(feed => !store.Feeds.Contains(feed))];
}
