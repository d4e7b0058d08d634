using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>What a full snapshot has named and found unchanged while it is under way, kept in the store so that a killed import goes on; at its end the rest is gone.</summary>
internal static class SeenRecords
{
    private const long Room = 1L << 48;

    /// <summary>What is added to the row ids of a feed.</summary>
    public static long First(FeedSchema feed) => FeedSchema.All.Index().First(f => f.Item == feed).Index * Room;

    /// <summary>
    /// Marks the rows of feeds the snapshot named some of, except those it named. Nothing is marked when records were rejected: what is missing
    /// may be among them.
    /// </summary>
    public static void MarkTheRest(SqliteConnection connection, ImportRow row, IReadOnlyList<FeedSchema> whole)
    {
        Statement.Execute(connection, $"BEGIN IMMEDIATE");
        if (row.Rejected > 0)
        {
            row.Remarks = string.Join('\n', [.. row.Remarks?.Split('\n') ?? [], "Records were rejected: nothing was marked as no longer there. Mend them and import the whole file again."]);
        }
        else
        {
            foreach (var feed in whole.Where(f => Any(connection, f, row.Id))) row.Gone += Mark(connection, feed, row.Id);
        }
        Statement.Execute(connection, $"DELETE FROM SeenRecords");
        using (var save = new Statement(connection, "UPDATE Imports SET Gone = ?2, Remarks = ?3 WHERE Id = ?1"))
        {
            save.Bind(1, row.Id);
            save.Bind(2, row.Gone);
            save.Bind(3, row.Remarks);
            save.Run();
        }
        Statement.Execute(connection, $"COMMIT");
    }

    private static bool Any(SqliteConnection connection, FeedSchema feed, int importId)
    {
        using var any = new Statement(connection, $"""
            SELECT EXISTS (SELECT 1 FROM SeenRecords WHERE Id BETWEEN ?1 AND ?2) OR EXISTS (SELECT 1 FROM {ReferenceTable.Of(feed).Name} WHERE ChangedImportId = ?3)
            """);
        any.Bind(1, First(feed));
        any.Bind(2, First(feed) + Room - 1);
        any.Bind(3, importId);
        return any.Step() && any.Int(0) == 1;
    }

    private static int Mark(SqliteConnection connection, FeedSchema feed, int importId)
    {
        var table = ReferenceTable.Of(feed);
        using var mark = new Statement(connection, $"UPDATE {table.Name} SET {table.Go(importId)} AND ChangedImportId IS NOT {importId} AND NOT EXISTS (SELECT 1 FROM SeenRecords s WHERE s.Id = ?1 + {table.Name}.Id)");
        mark.Bind(1, First(feed));
        return mark.Run();
    }
}
