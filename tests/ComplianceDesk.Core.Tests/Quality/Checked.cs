using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality;

/// <summary>What a whole run of all checks says about a few records, narrowed to one check.</summary>
internal sealed class Checked
{
    /// <summary>Noon of the day on which every test runs its checks.</summary>
    public static readonly DateTime Now = new(2026, 6, 15, 12, 0, 0, DateTimeKind.Utc);

    public static readonly IReadOnlySet<string> AllFeeds = new HashSet<string>
    {
        "accesses", "patients", "encounters", "workforce", "departments", "appointments", "care_team", "relations", "diagnoses", "observations", "documents", "requests",
        PatientRecord.WithPhoneKind, PatientRecord.WithPreviousName, EncounterRecord.WithType, EncounterRecord.WithFacility, "coding_queries", "coding_audits", "record_samples", "billing", BillingRecord.WithDrg, PatientRecord.WithBirthSex, DiagnosisRecord.WithStatus, "disclosures", "imports", IndexRecord.SearchName,
    };

    private Checked(CheckOutcome outcome, IReadOnlyList<CheckFailure> failures) => (Outcome, Failures) = (outcome, failures);

    public CheckOutcome Outcome { get; }

    /// <summary>Failures of the one check, in the order found.</summary>
    public IReadOnlyList<CheckFailure> Failures { get; }

    /// <summary>Record ids and columns of the failures, as <c>id:column</c>.</summary>
    public IEnumerable<string> Booked => Failures.Select(failure => $"{failure.RecordId}:{failure.Columns}");

    public static Checked By(string code, params CheckedRecord[] records) => By(code, AllFeeds, records);

    public static Checked By(string code, IReadOnlySet<string> feeds, params CheckedRecord[] records)
    {
        var (outcomes, failures) = All(feeds, records);
        return new Checked(outcomes.Single(outcome => outcome.Check.Code == code), [.. failures.Where(failure => failure.Code == code)]);
    }

    /// <summary>One check on a store that has these code tables.</summary>
    public static Checked WithTables(string code, IReadOnlySet<string> tables, params CheckedRecord[] records)
    {
        var (outcomes, failures) = All(AllFeeds, tables, records);
        return new Checked(outcomes.Single(outcome => outcome.Check.Code == code), [.. failures.Where(failure => failure.Code == code)]);
    }

    /// <summary>One check on a store of a site with these tables of ZIP codes and value sets.</summary>
    public static Checked WithSite(string code, SiteTables site, params CheckedRecord[] records)
    {
        var (outcomes, failures) = All(AllFeeds, null, site, records);
        return new Checked(outcomes.Single(outcome => outcome.Check.Code == code), [.. failures.Where(failure => failure.Code == code)]);
    }

    public static (IReadOnlyList<CheckOutcome> Outcomes, IReadOnlyList<CheckFailure> Failures) All(IReadOnlySet<string> feeds, params CheckedRecord[] records) => All(feeds, null, records);

    public static (IReadOnlyList<CheckOutcome> Outcomes, IReadOnlyList<CheckFailure> Failures) All(IReadOnlySet<string> feeds, IReadOnlySet<string>? tables, params CheckedRecord[] records) =>
        All(feeds, tables, SiteTables.None, records);

    private static (IReadOnlyList<CheckOutcome> Outcomes, IReadOnlyList<CheckFailure> Failures) All(IReadOnlySet<string> feeds, IReadOnlySet<string>? tables, SiteTables site, CheckedRecord[] records)
    {
        var failures = new List<CheckFailure>();
        var run = new CheckRun(CheckCatalog.All, Now, DateOnly.FromDateTime(Now), new StoreContents(feeds, tables ?? new HashSet<string>()) { Site = site }, failures.Add);
        foreach (var record in records)
        {
            TestBy(run, record);
        }

        return (run.Outcomes, failures);
    }

    /// <summary>Puts a record to the checks of its own kind.</summary>
    private static void TestBy(CheckRun run, CheckedRecord record) =>
        typeof(CheckRun).GetMethods().Single(method => method.Name == nameof(CheckRun.Test) && method.GetParameters()[0].ParameterType.IsGenericParameter)
            .MakeGenericMethod(record.GetType()).Invoke(run, [record]);

    /// <summary>A person of the workforce in whom nothing fails.</summary>
    public static WorkforceRecord Person(string id = "U1") => new()
    {
        RecordId = id, GivenName = "Ida", FamilyName = "Roth", Role = "physician", Status = "active", HiredOn = new DateOnly(2015, 1, 1),
    };

    /// <summary>A diagnosis of a stay in which nothing fails.</summary>
    public static DiagnosisRecord Diagnosis(string id = "D1", EncounterRecord? stay = null)
    {
        stay ??= Stay();
        return new DiagnosisRecord
        {
            RecordId = id, Patient = stay.Patient, Encounter = stay, EncounterId = stay.RecordId, EncounterKnown = true,
            Coding = new Coding("I10", "ICD-10-CM", "Essential (primary) hypertension"), Sequence = 1, PresentOnAdmission = "Y",
            RecordedAt = new DateTime(2026, 3, 1, 15, 0, 0, DateTimeKind.Utc), RecordedOn = new DateOnly(2026, 3, 1), RecordedBy = Person(),
        };
    }

    /// <summary>A heart rate in which nothing fails.</summary>
    public static ObservationRecord Observation(string id = "O1", EncounterRecord? stay = null)
    {
        stay ??= Stay();
        return new ObservationRecord
        {
            RecordId = id, Patient = stay.Patient, Encounter = stay, EncounterId = stay.RecordId, EncounterKnown = true,
            Coding = new Coding("8867-4", "LOINC", "Heart rate"), Value = "72", Unit = new Unit("/min"),
            TakenAt = new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc), TakenOn = new DateOnly(2026, 3, 2), RecordedAt = new DateTime(2026, 3, 2, 8, 5, 0, DateTimeKind.Utc),
        };
    }

    /// <summary>A signed progress note in which nothing fails.</summary>
    public static DocumentRecord Note(string id = "N1", EncounterRecord? stay = null)
    {
        stay ??= Stay();
        return new DocumentRecord
        {
            RecordId = id, Patient = stay.Patient, Encounter = stay, EncounterId = stay.RecordId, EncounterKnown = true,
            Type = "progress-note", Author = Person(), CreatedAt = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), CreatedOn = new DateOnly(2026, 3, 2),
            SignedAt = new DateTime(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc), SignedBy = Person(), Status = "final",
        };
    }

    /// <summary>A patient in whom nothing fails.</summary>
    public static PatientRecord Patient(string id = "P1") => new()
    {
        RecordId = id,
        GivenName = "Ana",
        FamilyName = "Silva",
        BirthDate = new DateOnly(1980, 5, 4),
        Sex = "female",
        Race = "White",
        Ethnicity = "Not Hispanic or Latino",
        Language = "en",
        Ssn = "219-44-1234",
        AddressLine = "1 Elm St",
        City = "Salem",
        State = "MA",
        PostalCode = "01970",
        Phone = "978-555-0134",
        Email = "ana@example.org",
        RegisteredAt = new DateTime(2020, 1, 2, 15, 0, 0, DateTimeKind.Utc),
        BirthSex = "F",
        PhoneKind = "home",
        PreviousName = "none",
    };

    /// <summary>A reviewed case of these codes, as the coder and as the reviewer wrote them.</summary>
    public static AuditedCaseRecord Case(string id, string? drg, string? reviewed, params (string? Assigned, string? Reviewed)[] codes) => new()
    {
        RecordId = id,
        ReviewedAt = Now.AddDays(-3),
        Case = new AuditedCase
        {
            EncounterId = "E1", Place = RecordPlace.Of("F1", "D1", "C1"), ReviewedAt = Now.AddDays(-3), DrgAssigned = drg, DrgReviewed = reviewed,
            Codes = [.. codes.Select((code, i) => new AuditedCode($"{id}-{i}", code.Assigned, code.Reviewed))],
        },
    };

    /// <summary>A sample of three days ago.</summary>
    public static RecordSampleRecord Sample(string id, string kind, bool? agrees = true) => new() { RecordId = id, Kind = kind, Agrees = agrees, ReviewedAt = Now.AddDays(-3) };

    /// <summary>A finished inpatient stay in which nothing fails.</summary>
    public static EncounterRecord Stay(string id = "E1", PatientRecord? patient = null) => new()
    {
        RecordId = id,
        Patient = patient ?? Patient(),
        Class = "inpatient",
        Status = "finished",
        Disposition = "home",
        Type = "Inpatient stay",
        FacilityId = "F1",
        StartedAt = new DateTime(2026, 3, 1, 14, 0, 0, DateTimeKind.Utc),
        EndedAt = new DateTime(2026, 3, 4, 16, 0, 0, DateTimeKind.Utc),
        StartedOn = new DateOnly(2026, 3, 1),
        EndedOn = new DateOnly(2026, 3, 4),
        Department = new DepartmentRecord { RecordId = "D1" },
        Attending = Person(),
        Documents =
        [
            new DocumentRecord { RecordId = "N8", Patient = patient ?? Patient(), Type = "h-and-p" },
            new DocumentRecord { RecordId = "N9", Patient = patient ?? Patient(), Type = "discharge-summary" },
        ],
    };
}
