using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Reads what judging needs, and no more columns than that, straight from the store into arrays.</summary>
internal static class LedgerReader
{
    /// <summary>All accesses, read by two connections at once, ordered by user and time.</summary>
    public static async Task<AccessWindow> AccessesAsync(DeskStore store, CancellationToken cancellationToken)
    {
        long first, last;
        using (var connection = store.OpenConnection())
        using (var range = new Cursor(connection, "SELECT min(Id), max(Id) FROM Accesses"))
        {
            range.Read();
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
        using (var rows = new Cursor(connection, "SELECT Id, Listed, Name, FacilityId, Kind, ServesAll FROM Departments"))
        {
            while (rows.Read())
            {
                builder.AddDepartment(rows.Int(0), rows.Flag(1), rows.Text(2), rows.Text(3), rows.Text(4), rows.Flag(5));
            }
        }

        using (var rows = new Cursor(connection, """
            SELECT Id, Listed, GivenName, FamilyName, Role, DepartmentId, Status, HiredOn, TerminatedOn, OwnPatientId, ManagerId, AddressLine, City, PostalCode, Phone
            FROM Workforce
            """))
        {
            while (rows.Read())
            {
                builder.AddUser(rows.Int(0), rows.Flag(1), rows.Text(2), rows.Text(3), rows.Text(4), rows.Int(5), rows.Text(6), Day(rows.Text(7)), Day(rows.Text(8)),
                    rows.Int(9), rows.Int(10), rows.Text(11), rows.Text(12), rows.Text(13), rows.Text(14));
            }
        }

        using (var rows = new Cursor(connection, """
            SELECT Id, Listed, GivenName, FamilyName, AddressLine, City, PostalCode, Phone, Vip, Restricted, EmployeeUserId, DeathDate
            FROM Patients
            """))
        {
            while (rows.Read())
            {
                builder.AddPatient(rows.Int(0), rows.Flag(1), rows.Text(2), rows.Text(3), rows.Text(4), rows.Text(5), rows.Text(6), rows.Text(7), rows.Flag(8), rows.Text(9),
                    rows.Int(10), Day(rows.Text(11)));
            }
        }

        using (var rows = new Cursor(connection, """
            SELECT PatientId, DepartmentId, AttendingUserId, StartedAt, EndedAt, Class IN ('inpatient', 'observation'), Class = 'emergency' FROM Encounters
            """))
        {
            while (rows.Read())
            {
                builder.AddEncounter(rows.Int(0), rows.Int(1), rows.Int(2), rows.Long(3), rows.LongOrNull(4), rows.Flag(5), rows.Flag(6));
            }
        }

        using (var rows = new Cursor(connection, "SELECT PatientId, DepartmentId, PractitionerUserId, StartsAt, EndsAt FROM Appointments"))
        {
            while (rows.Read())
            {
                builder.AddAppointment(rows.Int(0), rows.Int(1), rows.Int(2), rows.Long(3), rows.LongOrNull(4));
            }
        }

        using (var rows = new Cursor(connection, "SELECT PatientId, UserId, StartsOn, EndsOn FROM CareTeam"))
        {
            while (rows.Read())
            {
                builder.AddCareTeam(rows.Int(0), rows.Int(1), Day(rows.Text(2)), Day(rows.Text(3)));
            }
        }

        using (var rows = new Cursor(connection, "SELECT PatientId, GivenName, FamilyName, AddressLine, PostalCode, Phone FROM Relations"))
        {
            while (rows.Read())
            {
                builder.AddRelation(rows.Int(0), rows.Text(1), rows.Text(2), rows.Text(3), rows.Text(4), rows.Text(5));
            }
        }

        using (var rows = new Cursor(connection, "SELECT Id, Text FROM Terms WHERE Kind = 6"))
        {
            while (rows.Read())
            {
                builder.AddReason(rows.Int(0), rows.Text(1)!);
            }
        }

        return builder.Build();
    }

    private static AccessColumns Accesses(DeskStore store, long from, long to, CancellationToken cancellationToken)
    {
        using var connection = store.OpenConnection();
        var columns = new AccessColumns((int)Math.Clamp(to - from + 1, 0, 64 << 20));
        using var rows = new Cursor(connection, """
            SELECT Id, At, UserId, PatientId, DepartmentId, Action, Outcome, BreakGlass, WorkstationId, SourceIpId, ReasonId
            FROM Accesses WHERE Id BETWEEN ?1 AND ?2
            """);
        rows.Bind(1, from);
        rows.Bind(2, to);
        while (rows.Read())
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
                BreakGlass = rows.Flag(7),
                Workstation = rows.Int(8),
                SourceIp = rows.Int(9),
                Reason = rows.Int(10),
            });
            if ((columns.Count & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return columns;
    }

    private static int? Day(string? date) =>
        date is null ? null : SiteCalendar.Number(DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
