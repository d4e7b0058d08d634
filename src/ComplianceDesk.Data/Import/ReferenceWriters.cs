using ComplianceDesk.Core.Feeds;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>A writer for each kind of record of a file, made when the first one comes.</summary>
internal sealed class ReferenceWriters(SqliteConnection connection, Snapshot snapshot) : IDisposable
{
    private readonly Dictionary<FeedRecord, ReferenceWriter> writers = [];

    /// <summary>Writes a batch's rows in their order; returns how many were new or said something new.</summary>
    public int Write(Batch batch, KeyWriter keys)
    {
        var stored = 0;
        var cell = 0;
        foreach (var (source, withdrawn) in batch.Rows)
        {
            if (!writers.TryGetValue(source, out var writer)) writers[source] = writer = new ReferenceWriter(connection, source, snapshot);
            if (writer.Write(batch, cell, withdrawn, keys)) stored++;
            cell += source.Feed.Columns.Count;
        }
        return stored;
    }

    public void Dispose()
    {
        foreach (var writer in writers.Values) writer.Dispose();
    }
}
