using System.Globalization;
using ComplianceDesk.Core.Quality;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// Patients with their encounters, in one pass over both tables in the order of the patient. Memory holds the encounters of one patient.
/// </summary>
internal sealed class RecordReader : IDisposable
{
    private const string PatientColumns = """
        SELECT Id, PatientId, Listed, GivenName, MiddleName, FamilyName, BirthDate, Sex, Race, Ethnicity, Language, Ssn,
               AddressLine, City, State, PostalCode, Phone, Email, DeathDate, RegisteredAt
        FROM Patients ORDER BY Id
        """;

    private const string EncounterColumns = """
        SELECT e.PatientId, e.EncounterId, e.Class, e.Status, e.Disposition, e.StartedAt, e.EndedAt,
               d.DepartmentId, d.Listed, u.UserId, u.Listed
        FROM Encounters e LEFT JOIN Departments d ON d.Id = e.DepartmentId LEFT JOIN Workforce u ON u.Id = e.AttendingUserId
        WHERE e.GoneImportId IS NULL ORDER BY e.PatientId
        """;

    private readonly SqliteCommand patientCommand, encounterCommand;
    private readonly SqliteDataReader patients, encounters;
    private readonly TimeZoneInfo zone;
    private bool encounterWaits;

    /// <param name="connection">Should be in a transaction, so that both tables are read as of one moment.</param>
    /// <param name="zone">The site's time zone.</param>
    public RecordReader(SqliteConnection connection, TimeZoneInfo zone)
    {
        this.zone = zone;
        patientCommand = connection.CreateCommand();
        patientCommand.CommandText = PatientColumns;
        patients = patientCommand.ExecuteReader();
        encounterCommand = connection.CreateCommand();
        encounterCommand.CommandText = EncounterColumns;
        encounters = encounterCommand.ExecuteReader();
        encounterWaits = encounters.Read();
    }

    /// <summary>Each patient of the store, listed or not, with his or her encounters in the order of the store.</summary>
    public IEnumerable<(PatientRecord Patient, IReadOnlyList<EncounterRecord> Encounters)> Read()
    {
        var own = new List<Encounter>();
        while (patients.Read())
        {
            var id = patients.GetInt32(0);
            own.Clear();
            while (encounterWaits && encounters.GetInt32(0) <= id)
            {
                if (encounters.GetInt32(0) == id)
                {
                    own.Add(ReadEncounter());
                }

                encounterWaits = encounters.Read();
            }

            var patient = ReadPatient(own);
            yield return (patient, [.. own.Select(encounter => encounter.Of(patient))]);
        }
    }

    public void Dispose()
    {
        patients.Dispose();
        encounters.Dispose();
        patientCommand.Dispose();
        encounterCommand.Dispose();
    }

    private PatientRecord ReadPatient(List<Encounter> own) => new()
    {
        RecordId = patients.GetString(1),
        Listed = patients.GetBoolean(2),
        GivenName = Text(patients, 3),
        MiddleName = Text(patients, 4),
        FamilyName = Text(patients, 5),
        BirthDate = Date(patients, 6),
        Sex = Text(patients, 7),
        Race = Text(patients, 8),
        Ethnicity = Text(patients, 9),
        Language = Text(patients, 10),
        Ssn = Text(patients, 11),
        AddressLine = Text(patients, 12),
        City = Text(patients, 13),
        State = Text(patients, 14),
        PostalCode = Text(patients, 15),
        Phone = Text(patients, 16),
        Email = Text(patients, 17),
        DeathDate = Date(patients, 18),
        RegisteredAt = Time(patients, 19),
        LastVisitOn = own.Where(e => e.Course is EncounterCourse.Open or EncounterCourse.Finished).Max(e => e.StartedOn),
        DiedInVisit = own.Exists(e => e.Course != EncounterCourse.Void && EncounterCourses.SaysDied(e.Disposition)),
    };

    private Encounter ReadEncounter()
    {
        var started = Time(encounters, 5);
        return new Encounter(
            encounters.GetString(1), Text(encounters, 2), Text(encounters, 3), Text(encounters, 4), started, Time(encounters, 6),
            started is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone)) : null,
            Text(encounters, 7), Flag(encounters, 8), Text(encounters, 9), Flag(encounters, 10));
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static bool Flag(SqliteDataReader reader, int column) => !reader.IsDBNull(column) && reader.GetBoolean(column);

    private static DateOnly? Date(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateOnly.ParseExact(reader.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime? Time(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTime.SpecifyKind(DateTime.UnixEpoch.AddMilliseconds(reader.GetInt64(column)), DateTimeKind.Utc);

    /// <summary>An encounter whose patient has not been made yet: the patient's record needs to know its encounters.</summary>
    private sealed record Encounter(
        string Id, string? Class, string? Status, string? Disposition, DateTime? StartedAt, DateTime? EndedAt, DateOnly? StartedOn,
        string? DepartmentId, bool DepartmentListed, string? AttendingId, bool AttendingListed)
    {
        public EncounterCourse Course { get; } = EncounterCourses.Of(Status, EndedAt is not null || !string.IsNullOrWhiteSpace(Disposition));

        public EncounterRecord Of(PatientRecord patient) => new()
        {
            RecordId = Id,
            Patient = patient,
            Class = Class,
            Status = Status,
            Disposition = Disposition,
            StartedAt = StartedAt,
            EndedAt = EndedAt,
            StartedOn = StartedOn,
            DepartmentId = DepartmentId,
            DepartmentListed = DepartmentListed,
            AttendingId = AttendingId,
            AttendingListed = AttendingListed,
        };
    }
}
