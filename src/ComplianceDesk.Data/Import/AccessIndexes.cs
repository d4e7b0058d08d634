using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>The ledger's three indexes, dropped round a bulk load and built again after it, which is many times faster than keeping them.</summary>
internal static class AccessIndexes
{
    private static readonly (string Name, string Columns)[] All =
    [
        ("IX_Accesses_User_At", "UserId, At"),
        ("IX_Accesses_Patient_At", "PatientId, At"),
        ("IX_Accesses_At", "At"),
    ];

    public static void Drop(SqliteConnection connection)
    {
        foreach (var (name, _) in All) Run(connection, $"DROP INDEX IF EXISTS {name}");
    }

    /// <summary>Builds those that are missing. A small cache, and sorting in files rather than memory, is the fast way.</summary>
    public static void Build(SqliteConnection connection)
    {
        Run(connection, "PRAGMA cache_size=-2000");
        Run(connection, "PRAGMA threads=2");
        foreach (var (name, columns) in All) Run(connection, $"CREATE INDEX IF NOT EXISTS {name} ON Accesses({columns})");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
