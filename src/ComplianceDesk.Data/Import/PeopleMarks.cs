using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Rows;
using static ComplianceDesk.Data.Import.MarkSql;

namespace ComplianceDesk.Data.Import;

/// <summary>What a change of people and departments says of the days to be judged again: all from the first one that it may concern.</summary>
internal static class PeopleMarks
{
    private const string Owners = "SELECT UserId FROM OwnRecords WHERE PatientId = NEW.";
    private const string OwnPatients = "SELECT PatientId FROM OwnRecords WHERE UserId = NEW.Id UNION SELECT NEW.OwnPatientId";

    public static IEnumerable<(string Name, string On, string When, string Days)> Triggers()
    {
        // What is said of a person weighs for accesses that nothing explains, and for those of somebody close that a reason not stated of the two explains no longer.
        yield return ("MarkRelation", "INSERT ON Relations", "", Unexplained("NEW.PatientId", $"{Owners}PatientId") + Close($"s.PatientId = NEW.PatientId AND {LivesAt("u", "NEW")}"));
        yield return ("MarkRelationChange", "UPDATE ON Relations", Differ("PatientId", "GivenName", "FamilyName", "Phone", "AddressLine", "PostalCode", "GoneImportId"),
            Unexplained("NEW.PatientId, OLD.PatientId", "SELECT UserId FROM OwnRecords WHERE PatientId IN (NEW.PatientId, OLD.PatientId)")
            + Close($"s.PatientId IN (NEW.PatientId, OLD.PatientId) AND {LivesAt("u", "NEW", "OLD")}"));
        var owners = $"{Owners}Id UNION SELECT NEW.EmployeeUserId UNION SELECT OLD.EmployeeUserId";
        yield return ("MarkPatient", "UPDATE ON Patients", Differ("Listed", "GivenName", "FamilyName", "AddressLine", "City", "PostalCode", "Phone", "Vip", "EmployeeUserId", "DeathDate"),
            Unexplained("NEW.Id", owners) + Close($"""
                s.PatientId = NEW.Id AND ({LivesNear("u", "NEW", "OLD")} OR u.Id IN ({owners}) OR u.ManagerId IN ({owners}) OR u.Id IN (SELECT ManagerId FROM Workforce WHERE Id IN ({owners})))
                """));
        // Whoever was led by a search to a colleague's record, or a VIP's, had a service's reason no longer; and no care is a reason to open one's own.
        yield return ("MarkPatientKnown", "UPDATE ON Patients", Differ("Vip", "EmployeeUserId"), Own("NEW.EmployeeUserId, OLD.EmployeeUserId", "NEW.Id") + Close("s.PatientId = NEW.Id"));
        // After a death some offices have no work any more, and others have it for years.
        yield return ("MarkPatientDied", "UPDATE ON Patients", Differ("DeathDate"), Opened("NEW.Id", $"min(coalesce({Day("OLD.DeathDate")}, {Day("NEW.DeathDate")}), coalesce({Day("NEW.DeathDate")}, {Day("OLD.DeathDate")}))"));
        // Whose records bear a mark says of departments that they are programmes, whoever opened them for whatever reason.
        yield return ("MarkPatientRestricted", "UPDATE ON Patients", Differ("Restricted"), Opened("NEW.Id", "0"));
        yield return ("MarkPatientRegistered", "UPDATE ON Patients", Differ("RegisteredAt", "RegisteredBy"),
            Opened("NEW.Id", $"min(coalesce(OLD.RegisteredAt, NEW.RegisteredAt), coalesce(NEW.RegisteredAt, OLD.RegisteredAt)) / {SiteCalendar.Day} - 1 - {ZoneDays}"));
        yield return ("MarkUser", "UPDATE ON Workforce", Differ("GivenName", "FamilyName", "Status", "HiredOn", "OwnPatientId", "ManagerId", "AddressLine", "City", "PostalCode", "Phone"),
            Unexplained($"{OwnPatients} UNION SELECT OLD.OwnPatientId", "NEW.Id") + Close($"""
                s.UserId = NEW.Id AND ({LivesNear("p", "NEW", "OLD")} OR p.Id IN (NEW.OwnPatientId, OLD.OwnPatientId) OR p.Id IN (SELECT PatientId FROM OwnRecords WHERE UserId IN (NEW.ManagerId, OLD.ManagerId))
                    OR EXISTS (SELECT 1 FROM Relations r WHERE r.PatientId = p.Id AND {LivesAt("r", "NEW", "OLD")}))
                """) + Close($"s.PatientId IN ({OwnPatients}) AND s.UserId IN (NEW.ManagerId, OLD.ManagerId)"));
        yield return ("MarkUserKnown", "UPDATE ON Workforce", Differ("OwnPatientId"), Own("NEW.Id", "NEW.OwnPatientId, OLD.OwnPatientId") + Close("s.PatientId IN (NEW.OwnPatientId, OLD.OwnPatientId)"));
        // Somebody new has opened nothing; whose own record was opened before is told only now.
        yield return ("MarkUserCame", "INSERT ON Workforce", "NEW.OwnPatientId IS NOT NULL", Unexplained("NEW.OwnPatientId", "NEW.Id") + Close("s.PatientId = NEW.OwnPatientId"));
        yield return ("MarkUserListed", "UPDATE ON Workforce", Differ("Listed"), "SELECT min(Day) AS Day FROM DailyCounts WHERE Kind = 1 AND Key = NEW.Id");
        // Accounts of people who have left are judged by all they do, explained or not.
        yield return ("MarkUserLeft", "UPDATE ON Workforce", $"({Differ("TerminatedOn", "Status", "HiredOn")}) AND (coalesce(NEW.TerminatedOn, OLD.TerminatedOn) IS NOT NULL OR 'terminated' IN (NEW.Status, OLD.Status))",
            $"SELECT min(Day) AS Day FROM DailyCounts WHERE Kind = 1 AND Key = NEW.Id AND Day >= coalesce(min(coalesce({Day("OLD.TerminatedOn")}, {Day("NEW.TerminatedOn")}), coalesce({Day("NEW.TerminatedOn")}, {Day("OLD.TerminatedOn")})), 0)");
        // Of somebody on leave what only a whole office or service has a reason for counts, too.
        yield return ("MarkUserLeave", "UPDATE ON Workforce", $"({Differ("Status")}) AND 'leave' IN (NEW.Status, OLD.Status)",
            $"SELECT min(Day) AS Day FROM AccessSessions WHERE UserId = NEW.Id AND {NoneOf("ExplanationId", e => !e.IsBroad)}");
        yield return ("MarkDepartment", "UPDATE ON Departments", Differ("Listed", "Name", "Kind", "ServesAll", "FacilityId"), "SELECT min(FromDay) AS Day FROM Epochs");
    }

    /// <summary>
    /// The first day on which somebody of the department of a person just listed (see <see cref="JudgementMarks"/>) opened the record of a patient in whose care or records that person had been named before,
    /// for no reason that comes before those of colleagues.
    /// </summary>
    public static string NamedBefore { get; } = string.Join(" UNION ALL ", new[]
    {
        ("Encounters", "AttendingUserId"), ("Appointments", "PractitionerUserId"), ("CareTeam", "UserId"), ("Documents", "AuthorUserId"), ("Documents", "SignedByUserId"), ("Diagnoses", "RecordedByUserId"),
    }.Select(named => $"""
        SELECT min(s.Day) AS Day FROM {named.Item1} c JOIN JustListed n ON n.UserId = c.{named.Item2} JOIN Workforce u ON u.Id = n.UserId JOIN AccessSessions s ON s.PatientId = c.PatientId AND s.DepartmentId = u.DepartmentId
        WHERE {NoneOf("s.ExplanationId", e => e.Rank < ExplanationCatalog.Of<ColleagueOfAttendingExplanation>().Rank)}
        """));

    /// <summary>The first day on which one of some records was opened, or some people opened any, without a reason.</summary>
    public static string Unexplained(string patients, string users) => $"""
        SELECT min(Day) AS Day FROM AccessSessions WHERE PatientId IN ({patients}) AND ExplanationId IS NULL
        UNION ALL SELECT min(Day) FROM AccessSessions WHERE UserId IN ({users}) AND ExplanationId IS NULL
        """;

    /// <summary>The first day on which people opened records that are their own, for whatever reason.</summary>
    public static string Own(string users, string patients) => $"SELECT min(Day) AS Day FROM AccessSessions WHERE UserId IN ({users}) AND PatientId IN ({patients})";

    /// <summary>The first day of sessions, of users u with patients p, explained by a reason that does not hold for somebody close (see <see cref="CloseTie"/>).</summary>
    public static string Close(string which) => $"""

        UNION ALL SELECT min(s.Day) FROM AccessSessions s JOIN Terms t ON t.Id = s.ExplanationId AND t.Kind = {(int)TermKind.Explanation}
        JOIN Workforce u ON u.Id = s.UserId JOIN Patients p ON p.Id = s.PatientId
        WHERE t.Text IN ({string.Join(", ", ExplanationCatalog.OfNobodyClose.Select(e => $"'{e.Id}'"))}) AND {which}
        """;

    /// <summary>True for somebody who may live with another: with the same house number, which stands first in the line, or the same end of the telephone number. Most who do not are left out.</summary>
    public static string LivesAt(string one, params string[] others) => Lives(0, one, others);

    /// <summary>The same, or for somebody who may live a few doors away.</summary>
    private static string LivesNear(string one, params string[] others) => Lives(CloseTie.Doors, one, others);

    private static string Lives(int doors, string one, string[] others)
    {
        var near = others.Select(o => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"abs(CAST({one}.AddressLine AS INTEGER) - CAST({o}.AddressLine AS INTEGER)) <= {doors}"));
        return $"({string.Join(" OR ", near)} OR substr({one}.Phone, -4) IN ({string.Join(", ", others.Select(o => $"substr({o}.Phone, -4)"))}))";
    }
}
