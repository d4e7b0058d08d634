using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// The first file of a feed whose table is empty, when it is large: rows are added without looking for earlier ones, since the parsing thread knows
/// every key it has met. It lasts until a record says something else of a key met before; from there on rows are looked up as ever.
/// </summary>
internal sealed class FirstLoad(EventFingerprint fingerprint)
{
    // Below this the indexes cost less than building them.
    private const long LeastBytes = 4 * 1024 * 1024;
    private readonly FingerprintSet met = new();

    /// <summary>Whether a file is one.</summary>
    public static bool Is(SqliteConnection connection, FeedSchema feed, ImportRow row)
    {
        if (feed == AccessesFeed.Schema || row.CommittedOffset > 0 || row.Bytes < LeastBytes) return false;
        var table = ReferenceTable.Of(feed);
        if (!table.Unique || table.Listed || table.Keys.Length != 1) return false;
        using var any = new Statement(connection, $"SELECT 1 FROM {table.Name} LIMIT 1");
        return !any.Step();
    }

    /// <summary>Whether the record's key was met in this file.</summary>
    public Acquaintance Meet(FeedRecord record)
    {
        var (identity, check) = fingerprint.OfKey(record);
        return met.Add(identity, check);
    }
}
