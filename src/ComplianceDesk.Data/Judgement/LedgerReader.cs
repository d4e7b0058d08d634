using System.Text;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Reads what judging needs, and no more columns than that, straight from the store into arrays.</summary>
internal static class LedgerReader
{
    /// <summary>All accesses, read by two connections at once, ordered by user and time.</summary>
    public static async Task<AccessWindow> AccessesAsync(DeskStore store, CancellationToken cancellationToken)
    {
        long first, last;
        using (var connection = store.OpenConnection())
        using (var range = new Statement(connection, "SELECT min(Id), max(Id) FROM Accesses"))
        {
            range.Step();
            (first, last) = (range.Long(0), range.Long(1));
        }

        var middle = first + ((last - first) / 2);
        var parts = await Task.WhenAll(
            Task.Run(() => Accesses(store, first, middle, cancellationToken), cancellationToken),
            Task.Run(() => Accesses(store, middle + 1, last, cancellationToken), cancellationToken));
        return AccessWindow.From(parts);
    }

    /// <summary>Everything known about people and care.</summary>
    public static CareContext Context(DeskStore store)
    {
        var builder = new CareContextBuilder();
        using var connection = store.OpenConnection();
        using (var rows = new Statement(connection, "SELECT Id, Listed, Name, FacilityId, Kind, ServesAll FROM Departments"))
        {
            while (rows.Step())
            {
                builder.AddDepartment(rows.Int(0), rows.Int(1) != 0, Text(rows, 2), Text(rows, 3), Text(rows, 4), rows.Int(5) != 0);
            }
        }

        using (var rows = new Statement(connection, """
            SELECT Id, Listed, GivenName, FamilyName, Role, DepartmentId, Status, HiredOn, TerminatedOn, OwnPatientId, ManagerId, AddressLine, City, PostalCode, Phone
            FROM Workforce
            """))
        {
            while (rows.Step())
            {
                builder.AddUser(rows.Int(0), rows.Int(1) != 0, Text(rows, 2), Text(rows, 3), Text(rows, 4), rows.Int(5), Text(rows, 6), Day(Text(rows, 7)), Day(Text(rows, 8)),
                    rows.Int(9), rows.Int(10), Text(rows, 11), Text(rows, 12), Text(rows, 13), Text(rows, 14));
            }
        }

        using (var rows = new Statement(connection, """
            SELECT p.Id, p.Listed, p.GivenName, p.FamilyName, p.AddressLine, p.City, p.PostalCode, p.Phone, p.Vip, p.Restricted, p.EmployeeUserId, p.DeathDate, p.PatientId,
                ifnull(p.RegisteredAt, -1), w.Id
            FROM Patients p LEFT JOIN Workforce w ON w.UserId = p.RegisteredBy
            """))
        {
            while (rows.Step())
            {
                builder.AddPatient(rows.Int(0), rows.Int(1) != 0, Text(rows, 2), Text(rows, 3), Text(rows, 4), Text(rows, 5), Text(rows, 6), Text(rows, 7), rows.Int(8) != 0, Text(rows, 9),
                    rows.Int(10), Day(Text(rows, 11)), Text(rows, 12), Time(rows, 13), rows.Int(14));
            }
        }

        using (var rows = new Statement(connection, """
            SELECT PatientId, DepartmentId, AttendingUserId, StartedAt, ifnull(EndedAt, -1), Class IN ('inpatient', 'observation'), Class = 'emergency' FROM Encounters
            WHERE GoneImportId IS NULL AND ifnull(lower(Status), '') <> 'entered-in-error'
            """))
        {
            while (rows.Step())
            {
                builder.AddEncounter(rows.Int(0), rows.Int(1), rows.Int(2), rows.Long(3), Time(rows, 4), rows.Int(5) != 0, rows.Int(6) != 0);
            }
        }

        using (var rows = new Statement(connection, "SELECT PatientId, DepartmentId, PractitionerUserId, StartsAt, ifnull(EndsAt, -1) FROM Appointments WHERE GoneImportId IS NULL"))
        {
            while (rows.Step())
            {
                builder.AddAppointment(rows.Int(0), rows.Int(1), rows.Int(2), rows.Long(3), Time(rows, 4));
            }
        }

        using (var rows = new Statement(connection, "SELECT PatientId, UserId, StartsOn, EndsOn, Relationship FROM CareTeam WHERE GoneImportId IS NULL"))
        {
            while (rows.Step())
            {
                builder.AddCareTeam(rows.Int(0), rows.Int(1), Day(Text(rows, 2)), Day(Text(rows, 3)), Text(rows, 4));
            }
        }

        using (var rows = new Statement(connection, "SELECT PatientId, GivenName, FamilyName, AddressLine, PostalCode, Phone FROM Relations WHERE GoneImportId IS NULL"))
        {
            while (rows.Step())
            {
                builder.AddRelation(rows.Int(0), Text(rows, 1), Text(rows, 2), Text(rows, 3), Text(rows, 4), Text(rows, 5));
            }
        }

        using (var rows = new Statement(connection, "SELECT Id, Text FROM Terms WHERE Kind = 6"))
        {
            while (rows.Step())
            {
                builder.AddReason(rows.Int(0), Text(rows, 1)!);
            }
        }

        Standing(connection, builder);
        RecordWorkReader.AddTo(builder, connection);
        return builder.Build();
    }

    /// <summary>What the desk itself knows: decided violations, and how much each source system sent.</summary>
    private static void Standing(SqliteConnection connection, CareContextBuilder builder)
    {
        using (var rows = new Statement(connection, "SELECT UserId, ifnull(PatientId, 0), LastAt FROM Findings WHERE Status = 5"))
        {
            while (rows.Step())
            {
                builder.AddViolation(rows.Int(0), rows.Int(1), rows.Long(2));
            }
        }

        using (var rows = new Statement(connection, "SELECT Key, Day, Events FROM DailyCounts WHERE Kind = 5 AND Key <> 0 ORDER BY Key, Day"))
        {
            while (rows.Step())
            {
                builder.AddSourceDay(rows.Int(0), rows.Int(1), rows.Int(2));
            }
        }

        using (var rows = new Statement(connection, """
            SELECT t.Id, s.ObservedAt, lower(s.Value) IN ('true', 'on', 'yes', 'enabled', '1') FROM SystemSettings s
            JOIN Terms t ON t.Kind = 3 AND t.Text = s.System COLLATE NOCASE
            WHERE lower(s.Setting) = 'audit-enabled' ORDER BY t.Id, s.ObservedAt
            """))
        {
            while (rows.Step())
            {
                builder.AddAuditSwitch(rows.Int(0), rows.Long(1), rows.Int(2) != 0);
            }
        }
    }

    private static AccessColumns Accesses(DeskStore store, long from, long to, CancellationToken cancellationToken)
    {
        using var connection = store.OpenConnection();
        var kinds = ObjectKinds(connection);
        var columns = new AccessColumns((int)Math.Clamp(to - from + 1, 0, 64 << 20));
        using var rows = new Statement(connection, """
            SELECT Id, At, UserId, PatientId, DepartmentId, Action, Outcome, BreakGlass, WorkstationId, SourceIpId, ReasonId, ObjectTypeId, SourceSystemId
            FROM Accesses WHERE Id BETWEEN ?1 AND ?2
            """);
        rows.Bind(1, from);
        rows.Bind(2, to);
        while (rows.Step())
        {
            columns.Add(new Access
            {
                Id = rows.Long(0),
                At = rows.Long(1),
                User = rows.Int(2),
                Patient = rows.Int(3),
                Department = rows.Int(4),
                Action = (AccessAction)rows.Int(5),
                Outcome = (AccessOutcome)rows.Int(6),
                BreakGlass = rows.Int(7) != 0,
                Workstation = rows.Int(8),
                SourceIp = rows.Int(9),
                Reason = rows.Int(10),
                Object = rows.Int(11) is > 0 and var type ? kinds.GetValueOrDefault(type) : ObjectKind.Unknown,
                SourceSystem = rows.Int(12),
            });
            if ((columns.Count & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return columns;
    }

    /// <summary>The kind of each object type; the few types there are, by term.</summary>
    private static Dictionary<int, ObjectKind> ObjectKinds(SqliteConnection connection)
    {
        var kinds = new Dictionary<int, ObjectKind>();
        using var rows = new Statement(connection, "SELECT Id, Text FROM Terms WHERE Kind = 4");
        while (rows.Step())
        {
            kinds[rows.Int(0)] = ObjectWords.Of(Text(rows, 1));
        }

        return kinds;
    }

    private static string? Text(Statement row, int column) => row.Text(column) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    private static long? Time(Statement row, int column) => row.Long(column) is >= 0 and var at ? at : null;

    private static int? Day(string? date) =>
        date is null ? null : SiteCalendar.Number(DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
