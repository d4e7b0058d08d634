using ComplianceDesk.Core.Feeds;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>A writer for each kind of record of a file (its feed and the columns it names), made when the first one comes.</summary>
/// <param name="connection">Must outlive it.</param>
/// <param name="snapshot">The import that writes.</param>
/// <param name="dropped">The indexes dropped for a first load, or null when it is none.</param>
internal sealed class ReferenceWriters(SqliteConnection connection, Snapshot snapshot, ReferenceIndexes? dropped) : IDisposable
{
    // A file of objects may name other columns in every record; a writer that was let go is made again.
    private const int Most = 64;

    private ReferenceIndexes? dropped = dropped;
    private readonly Dictionary<FeedRecord, ReferenceWriter> writers = [];

    /// <summary>Writes a batch's rows in their order; returns how many were new or said something new.</summary>
    public int Write(Batch batch, KeyWriter keys)
    {
        if (batch.EndsFirstLoad) EndFirstLoad();
        var stored = 0;
        var cell = 0;
        foreach (var (source, withdrawn) in batch.Rows)
        {
            if (!writers.TryGetValue(source, out var writer))
            {
                if (writers.Count == Most) Dispose();
                writers[source] = writer = new ReferenceWriter(connection, source, snapshot, dropped is not null);
            }
            if (writer.Write(batch, cell, withdrawn, keys)) stored++;
            cell += source.Feed.Columns.Count;
        }
        return stored;
    }

    /// <summary>Builds the indexes that were dropped.</summary>
    public void EndFirstLoad()
    {
        if (dropped is null) return;
        Dispose();
        dropped.Build(connection);
        dropped = null;
    }

    public void Dispose()
    {
        foreach (var writer in writers.Values) writer.Dispose();
        writers.Clear();
    }
}
