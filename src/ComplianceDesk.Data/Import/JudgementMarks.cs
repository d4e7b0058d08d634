using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Says, in the transaction in which something is stored, of which weeks the accesses must be judged again because of it: those in which something that is asked of an access
/// may now be answered otherwise. Weeks that only remember them are found when those are judged. Triggers that live as long as the
/// importer's connection see the old row and the new one, whoever writes them. Before anything was judged there is nothing to say.
/// </summary>
internal sealed class JudgementMarks : IDisposable
{
    private readonly Statement? mark;
    private readonly Statement? anyListed;
    private readonly Statement? markListed;
    private readonly Statement? forgetListed;

    /// <param name="connection">The importer's connection, which nobody else has before or after. Must outlive it.</param>
    /// <param name="policy">The policy in force: it says how long before a visit it may be a reason.</param>
    /// <param name="ofPeople">True when rows may come that say who somebody is.</param>
    public JudgementMarks(SqliteConnection connection, JudgementPolicy policy, bool ofPeople)
    {
        using (var judged = new Statement(connection, "SELECT EXISTS (SELECT 1 FROM Epochs) OR EXISTS (SELECT 1 FROM JudgementMarks)"))
        {
            if (!judged.Step() || judged.Int(0) == 0) return;
        }
        OfficePeople(connection);
        Preparing(connection);
        OwnRecords(connection);
        mark = new Statement(connection, Insert($"SELECT ?1 AS FromDay, {int.MaxValue} AS ToDay"));
        foreach (var (name, on, when, days) in new CareMarks(policy).Triggers())
        {
            // An epoch looks at the accesses of the day before it, too.
            Create(name, on, when, $"SELECT DISTINCT (Day + more + 3) / 7 * 7 - 3 AS FromDay, (Day + more + 3) / 7 * 7 + 3 AS ToDay FROM ({days}), (SELECT 0 AS more UNION ALL SELECT 1)");
        }

        if (ofPeople)
        {
            Namesakes.Prepare(connection);
        }

        foreach (var (name, on, when, days) in ofPeople ? PeopleMarks.Triggers().Concat(Namesakes.Triggers()) : PeopleMarks.Triggers())
        {
            Create(name, on, when, $"SELECT min(Day) AS FromDay, {int.MaxValue} AS ToDay FROM ({days})");
        }

        if (ofPeople)
        {
            // Who names somebody has no index: all who are listed in a batch are looked for at once.
            Execute(connection, "CREATE TEMP TABLE JustListed(UserId INTEGER PRIMARY KEY)");
            Execute(connection, "CREATE TEMP TRIGGER RememberListed AFTER UPDATE ON Workforce WHEN NEW.Listed AND NOT OLD.Listed BEGIN INSERT OR IGNORE INTO JustListed VALUES(NEW.Id); END");
            anyListed = new(connection, "SELECT EXISTS (SELECT 1 FROM JustListed)");
            markListed = new(connection, Insert($"SELECT min(Day) AS FromDay, {int.MaxValue} AS ToDay FROM ({PeopleMarks.NamedBefore})"));
            forgetListed = new(connection, "DELETE FROM JustListed");
        }

        void Create(string name, string on, string when, string marks) =>
            Execute(connection, $"CREATE TEMP TRIGGER {name} AFTER {on} {(when.Length > 0 ? $"WHEN {when}" : "")} BEGIN {Insert(marks)}; END");

        // What is said already, and no run answers yet, need not be said again.
        static string Insert(string marks) => $"""
            INSERT INTO JudgementMarks(FromDay, ToDay, Claimed) SELECT FromDay, ToDay, 0 FROM ({marks}) n
            WHERE FromDay IS NOT NULL AND NOT EXISTS (SELECT 1 FROM JudgementMarks m WHERE NOT m.Claimed AND m.FromDay = n.FromDay AND m.ToDay = n.ToDay)
            """;
    }

    /// <summary>Accesses of this day, and perhaps later ones, were stored.</summary>
    public void Add(int day)
    {
        if (mark is null) return;
        mark.Bind(1, day);
        mark.Run();
    }

    /// <summary>The rows of a batch were stored: says what it means that people are listed in them who had been named before.</summary>
    public void AddListed()
    {
        if (anyListed is null || !anyListed.Step()) return;
        var any = anyListed.Int(0) != 0;
        anyListed.Reset();
        if (!any) return;
        markListed!.Run();
        forgetListed!.Run();
    }

    public void Dispose()
    {
        mark?.Dispose();
        anyListed?.Dispose();
        markListed?.Dispose();
        forgetListed?.Dispose();
    }

    /// <summary>People who do an office's work, and those of them who keep the bookings of a desk (see <see cref="CrossCoverExplanation"/>), in a table of the connection's own.</summary>
    private static void OfficePeople(SqliteConnection connection)
    {
        Execute(connection, "CREATE TEMP TABLE OfficePeople(UserId INTEGER PRIMARY KEY, KeepsBookings INTEGER)");
        using var people = new Statement(connection, "SELECT u.Id, u.Role, d.Name, d.Kind, u.Listed FROM Workforce u LEFT JOIN Departments d ON d.Id = u.DepartmentId");
        using var add = new Statement(connection, "INSERT INTO OfficePeople(UserId, KeepsBookings) VALUES(?1, ?2)");
        while (people.Step())
        {
            var kind = DepartmentWords.Of(Text(people, 2), Text(people, 3));
            var work = OfficeWords.Of(Text(people, 1), Text(people, 2), kind);
            // Whom no feed lists does the work of the department that the access names, see CareContext.WorkOf.
            if (people.Int(4) == 0 || work != OfficeWork.None)
            {
                add.Bind(1, people.Int(0));
                add.Bind(2, work == OfficeWork.Registration && kind != DepartmentKind.Office ? 1 : 0);
                add.Run();
            }
        }
    }

    /// <summary>Departments that prepare patients for what is booked elsewhere, in a table of the connection's own.</summary>
    private static void Preparing(SqliteConnection connection)
    {
        Execute(connection, "CREATE TEMP TABLE Preparing(DepartmentId INTEGER PRIMARY KEY)");
        using var departments = new Statement(connection, "SELECT Id, Name FROM Departments");
        using var add = new Statement(connection, "INSERT INTO Preparing(DepartmentId) VALUES(?1)");
        while (departments.Step())
        {
            if (DepartmentWords.Prepares(Text(departments, 1)))
            {
                add.Bind(1, departments.Int(0));
                add.Run();
            }
        }
    }

    private static string? Text(Statement row, int column) => row.Text(column) is { IsEmpty: false } text ? System.Text.Encoding.UTF8.GetString(text) : null;

    /// <summary>Whose own record is which, by either feed, in a table of the connection's own.</summary>
    private static void OwnRecords(SqliteConnection connection)
    {
        Execute(connection, "CREATE TEMP TABLE OwnRecords(PatientId INTEGER, UserId INTEGER, PRIMARY KEY (PatientId, UserId)) WITHOUT ROWID");
        Execute(connection, "CREATE INDEX temp.IX_OwnRecords_UserId ON OwnRecords(UserId)");
        Execute(connection, """
            INSERT INTO OwnRecords SELECT OwnPatientId, Id FROM Workforce WHERE OwnPatientId IS NOT NULL UNION SELECT Id, EmployeeUserId FROM Patients WHERE EmployeeUserId IS NOT NULL
            """);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }
}
