using System.Text;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Reads what judging needs, and no more columns than that, straight from the store into arrays.</summary>
/// <param name="store">The store.</param>
/// <param name="plan">Which epochs are judged.</param>
internal sealed class LedgerReader(DeskStore store, JudgementPlan plan)
{
    // What is judged in an epoch may have begun in the day before it.
    private const long Margin = SiteCalendar.Day;

    private long read;

    /// <summary>Accesses read so far.</summary>
    public long Read => Interlocked.Read(ref read);

    /// <summary>The accesses of an epoch and the hours before it, ordered by user and time; those of the first, for which all else waits, are read by two connections at once.</summary>
    public async Task<AccessWindow> AccessesAsync(int epoch, CancellationToken cancellationToken)
    {
        var (from, to) = Span(epoch);
        var middle = from + ((to - from) / 2);
        (long From, long To)[] spans = epoch == plan.First ? [(from, middle), (middle, to)] : [(from, to)];
        return AccessWindow.From(await Task.WhenAll(spans.Select(span => OwnThread.Run(() => Accesses(span.From, span.To, cancellationToken)))));
    }

    /// <summary>The greatest row id of an access: about how many there are.</summary>
    public static long LastAccess(SqliteConnection connection)
    {
        using var last = new Statement(connection, "SELECT ifnull(max(Id), 0) FROM Accesses");
        last.Step();
        return last.Long(0);
    }

    /// <summary>The same people, and the care of the patients that other epochs are about.</summary>
    public CareContext Context(CareContext people, IReadOnlyList<int> epochs)
    {
        var builder = new CareContextBuilder();
        Care(builder, epochs);
        return builder.BuildOn(people);
    }

    /// <summary>Everything known about people, and the care of all patients, or of those that some epochs are about.</summary>
    public CareContext Context(IReadOnlyList<int> epochs)
    {
        var builder = new CareContextBuilder();
        using var connection = store.OpenConnection();
        using (var sizes = new Statement(connection, "SELECT ifnull((SELECT max(Id) FROM Patients), 0), ifnull((SELECT max(Id) FROM Encounters), 0)"))
        {
            sizes.Step();
            builder.Expect(sizes.Int(0), plan.IsEverything ? sizes.Int(1) : 0);
        }

        // What care there was is no part of what people are like: the two are read side by side.
        var care = OwnThread.Run(() => Care(builder, epochs));
        People(builder, connection, SiteCalendar.Date(plan.Epochs[Math.Min(plan.First, plan.Epochs.Count - 1)].FromDay - MotherAndChildExplanation.InfantDays));
        care.GetAwaiter().GetResult();
        // A feed whose rows are of other patients is there all the same.
        foreach (var (feed, table) in ((string, string)[])[("encounters", "Encounters"), ("appointments", "Appointments"), ("care_team", "CareTeam")])
        {
            using var any = new Statement(connection, $"SELECT 1 FROM {table} WHERE GoneImportId IS NULL LIMIT 1");
            if (any.Step())
            {
                builder.AddFeed(feed);
            }
        }

        Standing(connection, builder);
        RecordWorkReader.AddTo(builder, connection);
        return builder.Build();
    }

    /// <summary>Departments, users, patients, whom records name, what was given as a reason, and where accesses came from.</summary>
    private static void People(CareContextBuilder builder, SqliteConnection connection, DateOnly infants)
    {
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

        PatientReader.AddTo(builder, connection, infants);
        using (var rows = new Statement(connection, "SELECT PatientId, GivenName, FamilyName, AddressLine, PostalCode, Phone FROM Relations WHERE GoneImportId IS NULL"))
        {
            while (rows.Step())
            {
                builder.AddRelation(rows.Int(0), Text(rows, 1), Text(rows, 2), Text(rows, 3), Text(rows, 4), Text(rows, 5));
            }
        }

        using (var rows = new Statement(connection, "SELECT Id, Text, Kind = 6 FROM Terms WHERE Kind IN (2, 6)"))
        {
            while (rows.Step())
            {
                if (rows.Int(2) != 0)
                {
                    builder.AddReason(rows.Int(0), Text(rows, 1)!);
                }
                else
                {
                    builder.AddAddress(rows.Int(0), Text(rows, 1)!);
                }
            }
        }
    }

    /// <summary>Visits, bookings and care teams.</summary>
    private void Care(CareContextBuilder builder, IReadOnlyList<int> epochs)
    {
        using var connection = store.OpenConnection();
        if (!plan.IsEverything)
        {
            ConcernedPatients.Collect(connection, epochs.Select(Span));
        }

        string Of(string table) => plan.IsEverything ? table : ConcernedPatients.RowsOf(table);

        using (var rows = new Statement(connection, $"""
            SELECT PatientId, DepartmentId, AttendingUserId, StartedAt, ifnull(EndedAt, -1), CASE Class WHEN 'inpatient' THEN 1 WHEN 'observation' THEN 1 WHEN 'emergency' THEN 2 END,
                   {IsOver("")} FROM {Of("Encounters")}
            WHERE GoneImportId IS NULL AND Status COLLATE NOCASE IS NOT 'entered-in-error'
            """))
        {
            while (rows.Step())
            {
                builder.AddEncounter(rows.Int(0), rows.Int(1), rows.Int(2), rows.Long(3), Time(rows, 4), stay: rows.Int(5) == 1, emergency: rows.Int(5) == 2, isOver: rows.Int(6) == 1);
            }
        }

        using (var rows = new Statement(connection, $"SELECT PatientId, DepartmentId, PractitionerUserId, StartsAt, ifnull(EndsAt, -1) FROM {Of("Appointments")} WHERE GoneImportId IS NULL"))
        {
            while (rows.Step())
            {
                builder.AddAppointment(rows.Int(0), rows.Int(1), rows.Int(2), rows.Long(3), Time(rows, 4));
            }
        }

        using (var rows = new Statement(connection, $"SELECT PatientId, UserId, StartsOn, EndsOn, Relationship FROM {Of("CareTeam")} WHERE GoneImportId IS NULL"))
        {
            while (rows.Step())
            {
                builder.AddCareTeam(rows.Int(0), rows.Int(1), Day(Text(rows, 2)), Day(Text(rows, 3)), Text(rows, 4));
            }
        }

        builder.GroupCare();
    }

    /// <summary>True in a statement for a visit that the feed says is over, whether it tells the end or not.</summary>
    internal static string IsOver(string row) => $"({row}Disposition IS NOT NULL OR coalesce({row}Status COLLATE NOCASE IN ('finished', 'completed', 'discharged'), 0))";

    /// <summary>What the desk itself knows: decided violations, how much each source system sent, and what was seen of it.</summary>
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
            SELECT t.Id, s.ObservedAt, lower(s.Value) IN ('true', 'on', 'yes', 'enabled', '1'), lower(s.Setting) = 'audit-enabled', lower(s.Value) IN ('down', 'downtime', 'offline', 'maintenance', 'unavailable')
            FROM SystemSettings s JOIN Terms t ON t.Kind = 3 AND t.Text = s.System COLLATE NOCASE
            WHERE lower(s.Setting) IN ('audit-enabled', 'service-status') ORDER BY t.Id, s.ObservedAt
            """))
        {
            while (rows.Step())
            {
                if (rows.Int(3) != 0)
                {
                    builder.AddAuditSwitch(rows.Int(0), rows.Long(1), rows.Int(2) != 0);
                }
                else
                {
                    builder.AddServiceSwitch(rows.Int(0), rows.Long(1), rows.Int(4) == 0);
                }
            }
        }
    }

    private (long From, long To) Span(int epoch) => (plan.Calendar.StartOf(plan.Epochs[epoch].FromDay) - Margin, plan.Calendar.StartOf(plan.Epochs[epoch].ToDay + 1));

    private AccessColumns Accesses(long fromAt, long toAt, CancellationToken cancellationToken)
    {
        using var connection = store.OpenConnection();
        var range = LedgerRange.Of(connection, fromAt, toAt);
        var kinds = ObjectKinds(connection);
        var columns = new AccessColumns(range.Count);
        using var rows = new Statement(connection, $"""
            SELECT Id, At, UserId, PatientId, DepartmentId, Action, Outcome, BreakGlass, WorkstationId, SourceIpId, ReasonId, ObjectTypeId, SourceSystemId,
                   CASE WHEN PatientId IS NULL AND Action IN ({(int)AccessAction.Create}, {(int)AccessAction.Update}, {(int)AccessAction.Delete}) THEN (SELECT w.Id FROM Workforce w WHERE w.UserId = ObjectId) END
            {range.From}
            """);
        range.Bind(rows);
        while (rows.Step())
        {
            var (kind, ofPatient, part) = rows.Int(11) is not 0 and var type ? kinds.GetValueOrDefault(type) : default;
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
                Object = rows.Int(3) == 0 ? kind : ofPatient,
                Part = part,
                SourceSystem = rows.Int(12),
                Account = rows.Int(13),
            });
            if ((columns.Count & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        Interlocked.Add(ref read, columns.Count);
        return columns;
    }

    /// <summary>The kind of each object type without and with a patient, and a number for it that stays as types are added; the few types there are, by term.</summary>
    private static Dictionary<int, (ObjectKind Kind, ObjectKind OfPatient, ushort Part)> ObjectKinds(SqliteConnection connection)
    {
        var kinds = new Dictionary<int, (ObjectKind, ObjectKind, ushort)>();
        using var rows = new Statement(connection, "SELECT Id, Text FROM Terms WHERE Kind = 4 ORDER BY Id");
        while (rows.Step())
        {
            kinds[rows.Int(0)] = (ObjectWords.Of(Text(rows, 1)), ObjectWords.OfPatient(Text(rows, 1)), (ushort)Math.Min(kinds.Count + 1, ushort.MaxValue));
        }

        return kinds;
    }

    internal static string? Text(Statement row, int column) => row.Text(column) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    internal static long? Time(Statement row, int column) => row.Long(column) is >= 0 and var at ? at : null;

    internal static int? Day(string? date) =>
        date is null ? null : SiteCalendar.Number(DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
