using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Import;

/// <summary>The indexes of a reference feed's table, dropped round a first load and built after it, which is many times faster than keeping them.</summary>
internal sealed class ReferenceIndexes
{
    private readonly List<(string Name, string Create)> all;

    public ReferenceIndexes(DeskContext db, ReferenceTable table)
    {
        var type = db.Model.GetEntityTypes().Single(t => t.GetTableName() == table.Name);
        all = [.. type.GetIndexes().Select(i => (i.GetDatabaseName()!,
            $"CREATE {(i.IsUnique ? "UNIQUE " : "")}INDEX IF NOT EXISTS {i.GetDatabaseName()} ON {table.Name}({string.Join(", ", i.Properties.Select(p => p.GetColumnName()))})"))];
    }

    public void Drop(SqliteConnection connection)
    {
        foreach (var (name, _) in all) Run(connection, $"DROP INDEX IF EXISTS {name}");
    }

    /// <summary>Builds those that are missing. A small cache, and sorting in files rather than memory, is the fast way.</summary>
    public void Build(SqliteConnection connection)
    {
        Run(connection, "PRAGMA cache_size=-2000");
        Run(connection, "PRAGMA threads=2");
        foreach (var (_, create) in all) Run(connection, create);
        Run(connection, ImportRun.Cache);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }
}
