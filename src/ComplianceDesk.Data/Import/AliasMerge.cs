using ComplianceDesk.Core.Feeds;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Joins what was stored under another name, before that name was known, to the record it stands for. One pass over each table that can refer to it; the
/// ledger is never changed, so a row that accesses name stays, unlisted.
/// </summary>
internal static class AliasMerge
{
    private const int LongestChain = 4;

    /// <summary>Does nothing when the import brought no new names.</summary>
    public static void Run(SqliteConnection connection, int importId)
    {
        if (!Any(connection, $"SELECT 1 FROM Aliases WHERE ImportId = {importId} LIMIT 1")) return;
        Statement.Execute(connection, $"BEGIN IMMEDIATE");
        foreach (var feed in FeedSchema.All.Where(f => f != AccessesFeed.Schema && ReferenceTable.Of(f).Listed)) Merge(connection, feed);
        foreach (var (feed, column) in Columns(c => !IsRow(c) && Aliases.KindOf(c) is not null)) Rename(connection, feed, column, importId);
        Statement.Execute(connection, $"COMMIT");
    }

    /// <summary>Rows of people, patients or departments that stand under another name.</summary>
    private static void Merge(SqliteConnection connection, FeedSchema feed)
    {
        var table = ReferenceTable.Of(feed);
        var key = feed.Columns[0];
        var id = ReferenceTable.Column(key);
        var kind = (int)Aliases.KindOf(key)!.Value;
        Execute(connection, "CREATE TEMP TABLE IF NOT EXISTS Merged(Stub INTEGER PRIMARY KEY, Target INTEGER NOT NULL)");
        Execute(connection, "DELETE FROM Merged");
        // A name may stand for another name: the row at the end of the chain counts.
        Execute(connection, $"""
            WITH RECURSIVE Chain(Name, Target, Depth) AS (
                SELECT Name, Target, 0 FROM Aliases WHERE Kind = {kind}
                UNION ALL SELECT c.Name, a.Target, c.Depth + 1 FROM Chain c JOIN Aliases a ON a.Kind = {kind} AND a.Name = c.Target WHERE c.Depth < {LongestChain})
            INSERT OR REPLACE INTO Merged
            SELECT s.Id, t.Id FROM Chain c JOIN {table.Name} s ON s.{id} = c.Name JOIN {table.Name} t ON t.{id} = c.Target WHERE s.Id <> t.Id ORDER BY c.Depth
            """);
        if (!Any(connection, "SELECT 1 FROM Merged LIMIT 1")) return;

        foreach (var (other, column) in Columns(c => c.Kind == key.Kind))
        {
            if (ReferenceTable.References(other)[other.Find(column.Name)] is null) continue;
            var name = ReferenceTable.Column(column);
            Execute(connection, $"UPDATE OR IGNORE {ReferenceTable.Of(other).Name} SET {name} = (SELECT Target FROM Merged WHERE Stub = {name}) WHERE {name} IN (SELECT Stub FROM Merged)");
        }
        // What was said under the other name fills what the record does not say itself.
        List<string> kept = [.. feed.Columns.Skip(1).Where(c => !ReferenceTable.HasDefault(c)).Select(ReferenceTable.Column), "FirstImportId", "ChangedImportId"];
        Execute(connection, $"""
            UPDATE {table.Name} AS t SET Listed = max(t.Listed, s.Listed), {string.Join(", ", kept.Select(c => $"{c} = coalesce(t.{c}, s.{c})"))}
            FROM (SELECT m.Target, max(r.Listed) AS Listed, {string.Join(", ", kept.Select(c => $"max(r.{c}) AS {c}"))} FROM Merged m JOIN {table.Name} r ON r.Id = m.Stub GROUP BY m.Target) AS s
            WHERE t.Id = s.Target
            """);
        Execute(connection, $"UPDATE {table.Name} SET Listed = 0 WHERE Id IN (SELECT Stub FROM Merged)");
        var named = key.Kind switch { ColumnKind.User => "UserId", ColumnKind.Patient => "PatientId", _ => null };
        // The ledger has no index by department: those rows stay.
        if (named is not null) Execute(connection, $"DELETE FROM {table.Name} WHERE Id IN (SELECT Stub FROM Merged) AND NOT EXISTS (SELECT 1 FROM Accesses a WHERE a.{named} = {table.Name}.Id)");
    }

    /// <summary>A column that holds an id as text.</summary>
    private static void Rename(SqliteConnection connection, FeedSchema feed, FeedColumn column, int importId)
    {
        var (table, name, kind) = (ReferenceTable.Of(feed), ReferenceTable.Column(column), (int)Aliases.KindOf(column)!.Value);
        Execute(connection, $"""
            UPDATE OR IGNORE {table.Name} SET {name} = (SELECT Target FROM Aliases WHERE Kind = {kind} AND Aliases.Name = {table.Name}.{name})
            WHERE {name} IN (SELECT Name FROM Aliases WHERE Kind = {kind} AND ImportId = {importId})
            """);
    }

    private static bool IsRow(FeedColumn column) => KeyKinds.Reference(column.Kind) is not null;

    private static IEnumerable<(FeedSchema Feed, FeedColumn Column)> Columns(Func<FeedColumn, bool> which) =>
        from feed in FeedSchema.All where feed != AccessesFeed.Schema from column in feed.Columns where which(column) select (feed, column);

    private static bool Any(SqliteConnection connection, string sql)
    {
        using var select = new Statement(connection, sql);
        return select.Step();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }
}
