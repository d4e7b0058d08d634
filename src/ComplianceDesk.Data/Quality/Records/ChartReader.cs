using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Quality;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>
/// The charts of a range of patients, in one pass over every table in the order of the patient. Memory holds one chart, whose objects the
/// next one fills again.
/// </summary>
internal sealed partial class ChartReader : IDisposable
{
    /// <summary>Columns of a billing row after its patient's row id.</summary>
    public const string BillingColumns = "r.EncounterId, r.CodedAt, r.FinalBilledAt, r.Charges";

    /// <summary>Columns of a coding query after its patient's row id.</summary>
    public const string QueryColumns = "r.QueryId, r.EncounterId, r.SentAt, r.AnsweredAt, r.Agreed";

    private readonly TextStore texts = new();
    private readonly KnownTerms terms;
    private readonly PatientRows patients, encounters, diagnoses, observations, documents, requests, queries, billing, appointments, team, relations, disclosures;
    private readonly PatientChart chart = new(new PatientRecord { RecordId = "" });
    private readonly Dictionary<int, EncounterRecord> byId = [];
    private EncounterRecord? lastFound;

    /// <param name="connection">Should be in a transaction, so that all tables are read as of one moment.</param>
    /// <param name="zone">The site's time zone.</param>
    /// <param name="terms">The store's words, by row id; one for each thread.</param>
    /// <param name="first">First patient's row id.</param>
    /// <param name="last">Last patient's row id.</param>
    public ChartReader(SqliteConnection connection, TimeZoneInfo zone, KnownTerms terms, int first, int last)
    {
        this.terms = terms;
        var clock = new ZoneClock(zone);
        PatientRows Rows(string sql) => new(connection, sql, first, last, texts, clock);
        const string range = "r.PatientId BETWEEN ?1 AND ?2 AND r.GoneImportId IS NULL ORDER BY r.PatientId";
        // Joined in the written order: the encounters lead, since they are in the order of the patient.
        const string byVisit = "ON r.EncounterId = e.EncounterId WHERE e.PatientId BETWEEN ?1 AND ?2 AND e.GoneImportId IS NULL AND r.GoneImportId IS NULL ORDER BY e.PatientId";
        patients = Rows("""
            SELECT Id, PatientId, Listed, GivenName, MiddleName, FamilyName, Suffix, BirthDate, Sex, Race, Ethnicity, Language, Ssn,
                   AddressLine, City, State, PostalCode, Phone, Email, DeathDate, RegisteredAt, RegisteredBy
            FROM Patients WHERE Id BETWEEN ?1 AND ?2 ORDER BY Id
            """);
        encounters = Rows($"SELECT r.PatientId, r.EncounterId, r.Class, r.Status, r.Disposition, r.StartedAt, r.EndedAt, r.DepartmentId, r.AttendingUserId, r.FacilityId FROM Encounters r WHERE {range}, r.StartedAt");
        diagnoses = Rows($"SELECT r.PatientId, r.DiagnosisId, r.EncounterId, r.CodeId, r.SystemId, r.DisplayId, r.Sequence, r.PresentOnAdmission, r.Onset, r.RecordedAt, r.RecordedByUserId, r.ClinicalStatusId, r.VerificationStatusId, r.CategoryId, r.Abatement FROM Diagnoses r WHERE {range}");
        observations = Rows($"SELECT r.PatientId, r.ObservationId, r.EncounterId, r.CodeId, r.SystemId, r.DisplayId, r.Value, r.UnitId, r.TakenAt, r.RecordedAt, r.AbsentReasonId FROM Observations r WHERE {range}");
        documents = Rows($"SELECT r.PatientId, r.DocumentId, r.EncounterId, r.Type, r.AuthorUserId, r.CreatedAt, r.DueAt, r.SignedAt, r.SignedByUserId, r.Status FROM Documents r WHERE {range}");
        requests = Rows($"SELECT r.PatientId, r.RequestId, r.Kind, r.ReceivedAt, r.ExtendedAt, r.AnsweredAt, r.Outcome, r.Recipient FROM Requests r WHERE {range}");
        queries = Rows($"SELECT e.PatientId, {QueryColumns} FROM Encounters e CROSS JOIN CodingQueries r {byVisit}");
        billing = Rows($"SELECT e.PatientId, {BillingColumns} FROM Encounters e CROSS JOIN Billing r {byVisit}");
        appointments = Rows($"SELECT r.PatientId, r.AppointmentId, r.DepartmentId, r.PractitionerUserId, r.StartsAt, r.EndsAt FROM Appointments r WHERE {range}, r.StartsAt");
        team = Rows($"SELECT r.PatientId, r.UserId, r.Relationship, r.StartsOn, r.EndsOn FROM CareTeam r WHERE {range}, r.UserId");
        relations = Rows($"SELECT r.PatientId, r.Kind, r.GivenName, r.FamilyName, r.Phone, r.AddressLine, r.PostalCode FROM Relations r WHERE {range}");
        disclosures = Rows($"SELECT r.PatientId, r.DisclosureId, r.At, r.Recipient, r.RecipientAddress, r.What, r.Purpose, r.Basis FROM Disclosures r WHERE {range}");
    }

    /// <summary>Each patient's chart. The object is the same each time: what it holds stands until the next.</summary>
    public IEnumerable<PatientChart> Read()
    {

        while (patients.Waits)
        {
            var id = patients.Int(0);
            texts.Clear();
            ReadPatient();
            ReadEncounters(id);
            ReadClinical(id);
            ReadOffice(id);
            patients.Next();
            yield return chart;
        }
    }

    public void Dispose()
    {
        foreach (var rows in (PatientRows[])[patients, encounters, diagnoses, observations, documents, requests, queries, billing, appointments, team, relations, disclosures])
        {
            rows.Dispose();
        }
    }

    private void ReadPatient()
    {
        var patient = new PatientRecord
        {
            RecordId = "",
            Listed = patients.Flag(2) == true,
            GivenName = patients.Word(3),
            MiddleName = patients.Word(4),
            FamilyName = patients.Word(5),
            Suffix = patients.Word(6),
            BirthDate = patients.Date(7),
            Sex = patients.Word(8),
            Race = patients.Word(9),
            Ethnicity = patients.Word(10),
            Language = patients.Word(11),
            Ssn = patients.Word(12),
            AddressLine = patients.Word(13),
            City = patients.Word(14),
            State = patients.Word(15),
            PostalCode = patients.Word(16),
            Phone = patients.Word(17),
            Email = patients.Word(18),
            DeathDate = patients.Date(19),
            RegisteredAt = patients.Time(20),
            RegisteredBy = patients.Word(21),
        };
        patient.Begin(patients.Raw(1));
        chart.Patient = patient;
        chart.Begin(patients.Raw(1));
    }

    private void ReadEncounters(int id)
    {
        chart.Encounters.Clear();
        byId.Clear();
        lastFound = null;
        var patient = chart.Patient;
        for (; encounters.Is(id); encounters.Next())
        {
            var row = chart.Encounters.Next(static () => new EncounterRecord { RecordId = "", Patient = Nobody });
            row.Begin(encounters.Raw(1));
            row.Patient = patient;
            row.Class = encounters.Word(2);
            row.Status = encounters.Word(3);
            row.Disposition = encounters.Word(4);
            row.StartedAt = encounters.Time(5);
            row.EndedAt = encounters.Time(6);
            row.StartedOn = encounters.DayOf(5);
            row.EndedOn = encounters.DayOf(6);
            row.Department = terms.Department(encounters.Number(7));
            row.Attending = terms.Person(encounters.Number(8));
            row.FacilityId = encounters.Word(9);
            row.Diagnoses.Clear();
            row.Documents.Clear();
            row.CodingQueries.Clear();
            row.Billing = null;
            byId.TryAdd(Hash(row.RawId), row);
            var course = row.Course;
            if (course is EncounterCourse.Open or EncounterCourse.Finished && !(row.StartedOn <= patient.LastVisitOn))
            {
                patient.LastVisitOn = row.StartedOn;
            }

            patient.DiedInVisit |= course != EncounterCourse.Void && EncounterCourses.SaysDied(row.Disposition);
        }
    }

    /// <summary>Says which visit a row names, in the chart or elsewhere.</summary>
    private void Link(VisitRecord row, RawText id)
    {
        row.SetEncounterId(id);
        row.Encounter = id.Given ? Find(id.Span) : null;
        row.EncounterKnown = row.Encounter is not null || (id.Given && terms.HasEncounter(id.Span));
    }

    private EncounterRecord? Find(ReadOnlySpan<byte> id)
    {
        if (lastFound is not null && lastFound.RawId.SequenceEqual(id))
        {
            return lastFound;
        }

        if (!byId.TryGetValue(Hash(id), out var found))
        {
            return null;
        }

        if (!found.RawId.SequenceEqual(id))
        {
            found = Named(id);
        }

        lastFound = found;
        return found;
    }

    /// <summary>For two ids of one hash.</summary>
    private EncounterRecord? Named(ReadOnlySpan<byte> id)
    {
        foreach (var row in chart.Encounters)
        {
            if (row.RawId.SequenceEqual(id))
            {
                return row;
            }
        }

        return null;
    }

    private static int Hash(ReadOnlySpan<byte> id)
    {
        var hash = new HashCode();
        hash.AddBytes(id);
        return hash.ToHashCode();
    }
}
