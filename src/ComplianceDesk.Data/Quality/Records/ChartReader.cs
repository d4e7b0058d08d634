using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>
/// The charts of a part of the store, every table side by side in the order of the patient. Memory holds the part's rows and one chart, whose objects the
/// next one fills again. One for each thread.
/// </summary>
internal sealed partial class ChartReader
{
    private readonly KnownTerms terms;
    private readonly PatientRows patients, encounters, diagnoses, observations, documents, requests, queries, billing, appointments, team, relations, disclosures;
    private readonly PatientChart chart = new(new PatientRecord { RecordId = "" });
    private readonly Dictionary<int, EncounterRecord> byId = [];
    private EncounterRecord? lastFound;

    /// <param name="zone">The site's time zone.</param>
    /// <param name="terms">The store's words, by row id.</param>
    public ChartReader(TimeZoneInfo zone, KnownTerms terms)
    {
        this.terms = terms;
        var (words, clock) = (new SharedWords(), new ZoneClock(zone));
        PatientRows Rows(PatientTable table) => new(table, words, clock);
        patients = Rows(PatientTable.Patients);
        encounters = Rows(PatientTable.Encounters);
        diagnoses = Rows(PatientTable.Diagnoses);
        observations = Rows(PatientTable.Observations);
        documents = Rows(PatientTable.Documents);
        requests = Rows(PatientTable.Requests);
        queries = Rows(PatientTable.CodingQueries);
        billing = Rows(PatientTable.Billing);
        appointments = Rows(PatientTable.Appointments);
        team = Rows(PatientTable.CareTeam);
        relations = Rows(PatientTable.Relations);
        disclosures = Rows(PatientTable.Disclosures);
    }

    /// <summary>Each patient's chart. The object is the same each time: what it holds stands until the next.</summary>
    /// <param name="spool">Holds the rows.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="run">Tests the rows that stand in nobody's chart.</param>
    public IEnumerable<PatientChart> Read(RowSpool spool, int part, CheckRun run)
    {
        foreach (var rows in (PatientRows[])[patients, encounters, diagnoses, observations, documents, requests, queries, billing, appointments, team, relations, disclosures])
        {
            rows.Load(spool, part);
        }

        TestNobodys(run);
        while (patients.Waits)
        {
            var id = patients.Patient;
            ReadPatient();
            ReadEncounters(id);
            ReadClinical(id);
            ReadOffice(id);
            patients.Next();
            yield return chart;
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
            Ssn = patients.Text(12),
            AddressLine = patients.Text(13),
            City = patients.Word(14),
            State = patients.Word(15),
            PostalCode = patients.Word(16),
            Phone = patients.Text(17),
            Email = patients.Text(18),
            DeathDate = patients.Date(19),
            RegisteredAt = patients.Time(20),
            RegisteredBy = patients.Word(21),
            BirthSex = patients.Word(22),
            PhoneKind = patients.Word(23),
            PreviousName = patients.Word(24),
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
            row.Type = encounters.Word(10);
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
