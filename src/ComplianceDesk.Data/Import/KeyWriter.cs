using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Row ids of the dictionaries. The parsing thread numbers texts; this, on the storing thread, knows the row of each number, and makes the rows
/// of new ones in the batch's own transaction.
/// </summary>
internal sealed class KeyWriter : IDisposable
{
    private readonly List<int>[] rows = [.. Enumerable.Range(0, KeyKinds.Count).Select(_ => new List<int>())];
    private readonly Statement[] insert = new Statement[KeyKinds.Count];

    /// <summary>Reads what the store already holds into the dictionaries.</summary>
    public KeyWriter(SqliteConnection connection, Utf8Dictionary[] dictionaries)
    {
        for (var i = 0; i < KeyKinds.Count; i++)
        {
            var (stored, add) = (KeyKind)i switch
            {
                KeyKind.User => ("SELECT Id, UserId FROM Workforce",
                    "INSERT INTO Workforce(UserId, Listed) VALUES(?1, 0) ON CONFLICT(UserId) DO UPDATE SET UserId = UserId RETURNING Id"),
                KeyKind.Patient => ("SELECT Id, PatientId FROM Patients",
                    "INSERT INTO Patients(PatientId, Listed, Vip) VALUES(?1, 0, 0) ON CONFLICT(PatientId) DO UPDATE SET PatientId = PatientId RETURNING Id"),
                KeyKind.Department => ("SELECT Id, DepartmentId FROM Departments",
                    "INSERT INTO Departments(DepartmentId, Listed, ServesAll) VALUES(?1, 0, 0) ON CONFLICT(DepartmentId) DO UPDATE SET DepartmentId = DepartmentId RETURNING Id"),
                var term => ($"SELECT Id, Text FROM Terms WHERE Kind = {(int)term.Term()!}",
                    $"INSERT INTO Terms(Kind, Text) VALUES({(int)term.Term()!}, ?1) ON CONFLICT(Kind, Text) DO UPDATE SET Text = Text RETURNING Id"),
            };
            using (var select = new Statement(connection, stored))
            {
                while (select.Step())
                {
                    dictionaries[i].Number(select.Text(1), out _);
                    rows[i].Add(select.Int(0));
                }
            }
            insert[i] = new Statement(connection, add);
        }
    }

    /// <summary>Makes the rows of a batch's new texts, in the order they were numbered.</summary>
    public void Write(Batch batch)
    {
        foreach (var key in batch.NewKeys)
        {
            var statement = insert[(int)key.Kind];
            statement.Bind(1, batch.Text(key.Start, key.Length));
            statement.Step();
            rows[(int)key.Kind].Add(statement.Int(0));
            statement.Reset();
        }
    }

    /// <summary>The row of a dictionary number plus one; 0 for 0.</summary>
    public int RowId(KeyKind kind, int number) => number == 0 ? 0 : rows[(int)kind][number - 1];

    public void Dispose()
    {
        foreach (var statement in insert) statement.Dispose();
    }
}
