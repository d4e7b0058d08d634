using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Says, in the transaction in which something is stored, from which day on accesses must be judged again because of it. Triggers that live as long as the
/// importer's connection see the old row and the new one, whoever writes them. Before anything was judged there is nothing to say.
/// </summary>
internal sealed class JudgementMarks : IDisposable
{
    // A day of the site may begin up to fourteen hours before or after the day of UTC that is reckoned with here.
    private const int ZoneDays = 1;

    private readonly Statement? mark;

    /// <param name="connection">The importer's connection. Must outlive it.</param>
    /// <param name="policy">The policy in force: it says how long before a visit it may be a reason.</param>
    public JudgementMarks(SqliteConnection connection, JudgementPolicy policy)
    {
        using (var judged = new Statement(connection, "SELECT EXISTS (SELECT 1 FROM Epochs) OR EXISTS (SELECT 1 FROM JudgementMarks)"))
        {
            if (!judged.Step() || judged.Int(0) == 0) return;
        }
        mark = new Statement(connection, "INSERT INTO JudgementMarks(FromDay) VALUES(?1)");
        foreach (var (name, on, when, days) in Triggers(ExplanationCatalog.DaysAhead(policy) + ZoneDays, ExplanationCatalog.DaysAheadAnywhere(policy) + ZoneDays))
        {
            Execute(connection,
                $"CREATE TEMP TRIGGER IF NOT EXISTS {name} AFTER {on} {(when.Length > 0 ? $"WHEN {when}" : "")} BEGIN INSERT INTO JudgementMarks(FromDay) SELECT Day FROM ({days}) WHERE Day IS NOT NULL; END");
        }
    }

    /// <summary>Accesses of this day, and perhaps later ones, were stored.</summary>
    public void Add(int day)
    {
        if (mark is null) return;
        mark.Bind(1, day);
        mark.Run();
    }

    public void Dispose() => mark?.Dispose();

    private static IEnumerable<(string Name, string On, string When, string Days)> Triggers(int lead, int leadAnywhere)
    {
        // A visit concerns the sessions of its patient from some days before it on; later ones are judged again with them.
        var before = string.Create(CultureInfo.InvariantCulture, $" / {SiteCalendar.Day} - {lead}");
        var visit = Differ("PatientId", "DepartmentId", "AttendingUserId", "StartedAt", "Class", "GoneImportId") + " OR (NEW.Status COLLATE NOCASE IS 'entered-in-error') <> (OLD.Status COLLATE NOCASE IS 'entered-in-error')";
        var stay = "NEW.Class IN ('inpatient', 'observation')";
        yield return ("MarkEncounter", "INSERT ON Encounters", "", Visited("NEW.StartedAt", "NEW.AttendingUserId", lead, leadAnywhere));
        yield return ("MarkEncounterChange", "UPDATE ON Encounters", visit,
            Opened("NEW.PatientId, OLD.PatientId", $"min(OLD.StartedAt, NEW.StartedAt){before}"));
        // That a stay has ended, or later than was known, says nothing new about the days before.
        yield return ("MarkEncounterEnd", "UPDATE ON Encounters", $"NOT ({visit}) AND {Differ("EndedAt")}",
            Opened("NEW.PatientId", $"min(coalesce(OLD.EndedAt, iif({stay}, NEW.EndedAt, NEW.StartedAt)), coalesce(NEW.EndedAt, iif({stay}, OLD.EndedAt, NEW.StartedAt))) / {SiteCalendar.Day} - {ZoneDays}"));
        yield return ("MarkAppointment", "INSERT ON Appointments", "", Visited("NEW.StartsAt", "NEW.PractitionerUserId", lead, leadAnywhere));
        yield return ("MarkAppointmentChange", "UPDATE ON Appointments", Differ("PatientId", "DepartmentId", "PractitionerUserId", "StartsAt", "EndsAt", "GoneImportId"),
            Opened("NEW.PatientId, OLD.PatientId", $"min(OLD.StartsAt, NEW.StartsAt){before}"));
        yield return ("MarkCareTeam", "INSERT ON CareTeam", "", Opened("NEW.PatientId", $"coalesce({Day("NEW.StartsOn")}, 0) - {lead}"));
        yield return ("MarkCareTeamChange", "UPDATE ON CareTeam", Differ("PatientId", "UserId", "StartsOn", "EndsOn", "Relationship", "GoneImportId"),
            Opened("NEW.PatientId, OLD.PatientId", $"min(coalesce({Day("OLD.StartsOn")}, 0), coalesce({Day("NEW.StartsOn")}, 0)) - {lead}"));

        foreach (var (table, patient, at) in ((string, string, string)[])
        [
            ("Documents", "NEW.PatientId", "min(coalesce(NEW.CreatedAt, NEW.SignedAt), coalesce(NEW.SignedAt, NEW.CreatedAt))"),
            ("Diagnoses", "NEW.PatientId", "NEW.RecordedAt"),
            ("Requests", "NEW.PatientId", "NEW.ReceivedAt"),
            ("CodingQueries", "(SELECT PatientId FROM Encounters WHERE EncounterId = NEW.EncounterId)", "NEW.SentAt"),
            ("Billing", "(SELECT PatientId FROM Encounters WHERE EncounterId = NEW.EncounterId)", "(SELECT StartedAt FROM Encounters WHERE EncounterId = NEW.EncounterId)"),
        ])
        {
            yield return ($"Mark{table}", $"INSERT ON {table}", "", Opened(patient, $"{at}{before}"));
            yield return ($"Mark{table}Change", $"UPDATE ON {table}", "", Opened(patient, $"{at}{before}"));
        }

        // What is said of a person weighs for accesses that nothing explains, and for those of somebody close that an office's reason explains no longer.
        yield return ("MarkRelation", "INSERT ON Relations", "", Unexplained("NEW.PatientId", "(SELECT EmployeeUserId FROM Patients WHERE Id = NEW.PatientId)")
            + Close($"s.PatientId = NEW.PatientId AND {LivesAt("u", "NEW")}"));
        yield return ("MarkRelationChange", "UPDATE ON Relations", Differ("PatientId", "GivenName", "FamilyName", "Phone", "AddressLine", "PostalCode", "GoneImportId"),
            Unexplained("NEW.PatientId", "(SELECT EmployeeUserId FROM Patients WHERE Id = NEW.PatientId)") + Close($"s.PatientId IN (NEW.PatientId, OLD.PatientId) AND {LivesAt("u", "NEW", "OLD")}"));
        yield return ("MarkPatient", "UPDATE ON Patients", Differ("Listed", "GivenName", "FamilyName", "AddressLine", "City", "PostalCode", "Phone", "Vip", "EmployeeUserId", "DeathDate"),
            Unexplained("NEW.Id", "coalesce(NEW.EmployeeUserId, OLD.EmployeeUserId)") + Close($"""
                s.PatientId = NEW.Id AND ({LivesAt("u", "NEW", "OLD")} OR u.Id IN (NEW.EmployeeUserId, OLD.EmployeeUserId) OR u.ManagerId IN (NEW.EmployeeUserId, OLD.EmployeeUserId)
                    OR u.Id IN (SELECT ManagerId FROM Workforce WHERE Id IN (NEW.EmployeeUserId, OLD.EmployeeUserId)))
                """));
        // After a death some offices have no work any more, and others have it for years.
        yield return ("MarkPatientDied", "UPDATE ON Patients", Differ("DeathDate"), Opened("NEW.Id", $"min(coalesce({Day("OLD.DeathDate")}, {Day("NEW.DeathDate")}), coalesce({Day("NEW.DeathDate")}, {Day("OLD.DeathDate")}))"));
        // Whose records bear a mark says of departments that they are programmes, whoever opened them for whatever reason.
        yield return ("MarkPatientRestricted", "UPDATE ON Patients", Differ("Restricted"), Opened("NEW.Id", "0"));
        yield return ("MarkPatientRegistered", "UPDATE ON Patients", Differ("RegisteredAt", "RegisteredBy"),
            Opened("NEW.Id", $"min(coalesce(OLD.RegisteredAt, NEW.RegisteredAt), coalesce(NEW.RegisteredAt, OLD.RegisteredAt)) / {SiteCalendar.Day} - 1 - {ZoneDays}"));
        yield return ("MarkUser", "UPDATE ON Workforce", Differ("GivenName", "FamilyName", "Status", "HiredOn", "OwnPatientId", "ManagerId", "AddressLine", "City", "PostalCode", "Phone"),
            Unexplained("coalesce(NEW.OwnPatientId, OLD.OwnPatientId)", "NEW.Id") + Close($"""
                s.UserId = NEW.Id AND ({LivesAt("p", "NEW", "OLD")} OR p.Id IN (NEW.OwnPatientId, OLD.OwnPatientId) OR p.EmployeeUserId IN (NEW.ManagerId, OLD.ManagerId)
                    OR EXISTS (SELECT 1 FROM Relations r WHERE r.PatientId = p.Id AND {LivesAt("r", "NEW", "OLD")}))
                """) + Close("s.PatientId IN (NEW.OwnPatientId, OLD.OwnPatientId) AND s.UserId IN (NEW.ManagerId, OLD.ManagerId)"));
        yield return ("MarkUserListed", "UPDATE ON Workforce", Differ("Listed"), "SELECT min(Day) AS Day FROM DailyCounts WHERE Kind = 1 AND Key = NEW.Id");
        yield return ("MarkUserLeft", "UPDATE ON Workforce", Differ("TerminatedOn"),
            $"SELECT min(Day) AS Day FROM DailyCounts WHERE Kind = 1 AND Key = NEW.Id AND Day >= min(coalesce({Day("OLD.TerminatedOn")}, {Day("NEW.TerminatedOn")}), coalesce({Day("NEW.TerminatedOn")}, {Day("OLD.TerminatedOn")}))");
        yield return ("MarkDepartment", "UPDATE ON Departments", Differ("Listed", "Kind", "ServesAll", "FacilityId"), "SELECT min(FromDay) AS Day FROM Epochs");
    }

    private static string Opened(string patients, string fromDay) => $"SELECT min(Day) AS Day FROM DailyCounts WHERE Kind = 2 AND Key IN ({patients}) AND Day >= {fromDay}";

    /// <summary>
    /// The first day whose sessions a new visit or booking may concern. Long before it only some do: those that nothing explains, and those of the visit's department or
    /// practitioner with a reason that a next visit outranks.
    /// </summary>
    private static string Visited(string at, string practitioner, int lead, int leadAnywhere)
    {
        var outranking = ExplanationCatalog.All.Where(ExplanationCatalog.AwaitsNextVisit).Select(e => e.Rank).DefaultIfEmpty(int.MaxValue).Min();
        var ranked = string.Join(", ", ExplanationCatalog.All.Where(e => e.Rank <= outranking).Select(e => $"'{e.Id}'"));
        var day = $"{at} / {SiteCalendar.Day}";
        return string.Create(CultureInfo.InvariantCulture, $"""
            {Opened("NEW.PatientId", $"{day} - {leadAnywhere}")}
            UNION ALL SELECT min(Day) FROM AccessSessions s WHERE PatientId = NEW.PatientId AND Day >= {day} - {lead} AND Day < {day} - {leadAnywhere}
            AND (ExplanationId IS NULL
                OR ((DepartmentId = NEW.DepartmentId OR UserId = {practitioner}) AND ExplanationId NOT IN (SELECT Id FROM Terms WHERE Kind = {(int)TermKind.Explanation} AND Text IN ({ranked}))))
            """);
    }

    private static string Unexplained(string patient, string user) => $"""
        SELECT min(Day) AS Day FROM AccessSessions WHERE PatientId = {patient} AND ExplanationId IS NULL
        UNION ALL SELECT min(Day) FROM AccessSessions WHERE UserId = {user} AND ExplanationId IS NULL
        """;

    /// <summary>The first day of sessions that the reason of a whole office or service explains (see <see cref="CloseTie"/>), of users u with patients p.</summary>
    private static string Close(string which) => $"""

        UNION ALL SELECT min(s.Day) FROM AccessSessions s JOIN Terms t ON t.Id = s.ExplanationId AND t.Kind = {(int)TermKind.Explanation}
        JOIN Workforce u ON u.Id = s.UserId JOIN Patients p ON p.Id = s.PatientId
        WHERE t.Text IN ({string.Join(", ", ExplanationCatalog.All.Where(e => e.IsBroad).Select(e => $"'{e.Id}'"))}) AND {which}
        """;

    /// <summary>True for somebody who may live with another: with the same house number, which stands first in the line, or the same end of the telephone number. Most who do not are left out.</summary>
    private static string LivesAt(string one, params string[] others) =>
        $"(CAST({one}.AddressLine AS INTEGER) IN ({string.Join(", ", others.Select(o => $"CAST({o}.AddressLine AS INTEGER)"))}) OR substr({one}.Phone, -4) IN ({string.Join(", ", others.Select(o => $"substr({o}.Phone, -4)"))}))";

    private static string Day(string date) => $"CAST(julianday({date}) - 2440587.5 AS INTEGER)";

    private static string Differ(params string[] columns) => string.Join(" OR ", columns.Select(c => $"NEW.{c} IS NOT OLD.{c}"));

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }
}
