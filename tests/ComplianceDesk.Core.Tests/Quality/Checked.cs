using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality;

/// <summary>What a whole run of all checks says about a few records, narrowed to one check.</summary>
internal sealed class Checked
{
    /// <summary>Noon of the day on which every test runs its checks.</summary>
    public static readonly DateTime Now = new(2026, 6, 15, 12, 0, 0, DateTimeKind.Utc);

    public static readonly IReadOnlySet<string> AllFeeds = new HashSet<string> { "patients", "encounters", "workforce", "departments" };

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

    public static (IReadOnlyList<CheckOutcome> Outcomes, IReadOnlyList<CheckFailure> Failures) All(IReadOnlySet<string> feeds, params CheckedRecord[] records)
    {
        var failures = new List<CheckFailure>();
        var run = new CheckRun(CheckCatalog.All, Now, DateOnly.FromDateTime(Now), feeds, failures.Add);
        foreach (var record in records)
        {
            if (record is PatientRecord patient)
            {
                run.Test(patient);
            }
            else
            {
                run.Test((EncounterRecord)record);
            }
        }

        return (run.Outcomes, failures);
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
    };

    /// <summary>A finished inpatient stay in which nothing fails.</summary>
    public static EncounterRecord Stay(string id = "E1", PatientRecord? patient = null) => new()
    {
        RecordId = id,
        Patient = patient ?? Patient(),
        Class = "inpatient",
        Status = "finished",
        Disposition = "home",
        StartedAt = new DateTime(2026, 3, 1, 14, 0, 0, DateTimeKind.Utc),
        EndedAt = new DateTime(2026, 3, 4, 16, 0, 0, DateTimeKind.Utc),
        StartedOn = new DateOnly(2026, 3, 1),
        DepartmentId = "D1",
        DepartmentListed = true,
        AttendingId = "U1",
        AttendingListed = true,
    };
}
