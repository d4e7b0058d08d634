using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Rows;
using static ComplianceDesk.Data.Import.MarkSql;

namespace ComplianceDesk.Data.Import;

/// <summary>What a change of people and departments says of the days to be judged again: all from the first one that it may concern.</summary>
internal static class PeopleMarks
{
    public static IEnumerable<(string Name, string On, string When, string Days)> Triggers()
    {
        // What is said of a person weighs for accesses that nothing explains, and for those of somebody close that an office's or a department's reason explains no longer.
        yield return ("MarkRelation", "INSERT ON Relations", "", Unexplained("NEW.PatientId", "(SELECT EmployeeUserId FROM Patients WHERE Id = NEW.PatientId)")
            + Close($"s.PatientId = NEW.PatientId AND {LivesAt("u", "NEW")}"));
        yield return ("MarkRelationChange", "UPDATE ON Relations", Differ("PatientId", "GivenName", "FamilyName", "Phone", "AddressLine", "PostalCode", "GoneImportId"),
            Unexplained("NEW.PatientId", "(SELECT EmployeeUserId FROM Patients WHERE Id = NEW.PatientId)") + Close($"s.PatientId IN (NEW.PatientId, OLD.PatientId) AND {LivesAt("u", "NEW", "OLD")}"));
        yield return ("MarkPatient", "UPDATE ON Patients", Differ("Listed", "GivenName", "FamilyName", "AddressLine", "City", "PostalCode", "Phone", "Vip", "EmployeeUserId", "DeathDate"),
            Unexplained("NEW.Id", "coalesce(NEW.EmployeeUserId, OLD.EmployeeUserId)") + Close($"""
                s.PatientId = NEW.Id AND ({LivesNear("u", "NEW", "OLD")} OR u.Id IN (NEW.EmployeeUserId, OLD.EmployeeUserId) OR u.ManagerId IN (NEW.EmployeeUserId, OLD.EmployeeUserId)
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
                s.UserId = NEW.Id AND ({LivesNear("p", "NEW", "OLD")} OR p.Id IN (NEW.OwnPatientId, OLD.OwnPatientId) OR p.EmployeeUserId IN (NEW.ManagerId, OLD.ManagerId)
                    OR EXISTS (SELECT 1 FROM Relations r WHERE r.PatientId = p.Id AND {LivesAt("r", "NEW", "OLD")}))
                """) + Close("s.PatientId IN (NEW.OwnPatientId, OLD.OwnPatientId) AND s.UserId IN (NEW.ManagerId, OLD.ManagerId)"));
        yield return ("MarkUserListed", "UPDATE ON Workforce", Differ("Listed"), "SELECT min(Day) AS Day FROM DailyCounts WHERE Kind = 1 AND Key = NEW.Id");
        yield return ("MarkUserLeft", "UPDATE ON Workforce", Differ("TerminatedOn"),
            $"SELECT min(Day) AS Day FROM DailyCounts WHERE Kind = 1 AND Key = NEW.Id AND Day >= min(coalesce({Day("OLD.TerminatedOn")}, {Day("NEW.TerminatedOn")}), coalesce({Day("NEW.TerminatedOn")}, {Day("OLD.TerminatedOn")}))");
        yield return ("MarkDepartment", "UPDATE ON Departments", Differ("Listed", "Name", "Kind", "ServesAll", "FacilityId"), "SELECT min(FromDay) AS Day FROM Epochs");
    }

    private static string Unexplained(string patient, string user) => $"""
        SELECT min(Day) AS Day FROM AccessSessions WHERE PatientId = {patient} AND ExplanationId IS NULL
        UNION ALL SELECT min(Day) FROM AccessSessions WHERE UserId = {user} AND ExplanationId IS NULL
        """;

    /// <summary>The first day of sessions that the reason of a whole office, service or department explains (see <see cref="CloseTie"/>), of users u with patients p.</summary>
    private static string Close(string which) => $"""

        UNION ALL SELECT min(s.Day) FROM AccessSessions s JOIN Terms t ON t.Id = s.ExplanationId AND t.Kind = {(int)TermKind.Explanation}
        JOIN Workforce u ON u.Id = s.UserId JOIN Patients p ON p.Id = s.PatientId
        WHERE t.Text IN ({string.Join(", ", ExplanationCatalog.All.Where(e => e.IsBroad || e.IsOfDepartment).Select(e => $"'{e.Id}'"))}) AND {which}
        """;

    /// <summary>True for somebody who may live with another: with the same house number, which stands first in the line, or the same end of the telephone number. Most who do not are left out.</summary>
    private static string LivesAt(string one, params string[] others) => Lives(0, one, others);

    /// <summary>The same, or for somebody who may live a few doors away.</summary>
    private static string LivesNear(string one, params string[] others) => Lives(CloseTie.Doors, one, others);

    private static string Lives(int doors, string one, string[] others)
    {
        var near = others.Select(o => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"abs(CAST({one}.AddressLine AS INTEGER) - CAST({o}.AddressLine AS INTEGER)) <= {doors}"));
        return $"({string.Join(" OR ", near)} OR substr({one}.Phone, -4) IN ({string.Join(", ", others.Select(o => $"substr({o}.Phone, -4)"))}))";
    }
}
