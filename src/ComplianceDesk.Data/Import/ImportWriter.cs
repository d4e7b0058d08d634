using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Writes a batch's rejected records and how far the import has come, in the batch's own transaction. Every rejected record is counted by its reason; the
/// first of the file are kept with place and text, up to <see cref="RejectedRow.MostKept"/> and <see cref="RejectedRow.MostText"/>.
/// </summary>
internal sealed class ImportWriter : IDisposable
{
    private readonly Statement reject;
    private readonly Statement count;
    private readonly Statement progress;
    private readonly ImportRow import;
    private long kept;
    private long text;

    public ImportWriter(SqliteConnection connection, ImportRow import)
    {
        this.import = import;
        reject = new(connection, """
            INSERT INTO Rejected(ImportId, Line, ByteOffset, Code, "Column", Found, Expected, Raw) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """);
        count = new(connection, """
            INSERT INTO RejectionCounts(ImportId, Code, "Column", Count) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET Count = Count + excluded.Count
            """);
        progress = new(connection, """
            UPDATE Imports SET Read = ?2, Stored = ?3, Duplicate = ?4, Rejected = ?5, CommittedOffset = ?6, CommittedLine = ?7, FirstAt = ?8, LastAt = ?9,
                Remarks = ?10 WHERE Id = ?1
            """);
        // An import that goes on where it was left has kept some already.
        using var before = new Statement(connection, "SELECT count(*), ifnull(sum(length(Raw)), 0) FROM Rejected WHERE ImportId = ?1");
        before.Bind(1, import.Id);
        before.Step();
        (kept, text) = (before.Long(0), before.Long(1));
    }

    /// <summary>Writes, and brings the row in memory to the same state.</summary>
    public void Write(Batch batch, ImportRow row, long stored, long duplicate)
    {
        foreach (var r in batch.Rejected)
        {
            if (kept >= RejectedRow.MostKept || text >= RejectedRow.MostText) break;
            kept++;
            text += r.Raw.Length;
            reject.Bind(1, import.Id);
            reject.Bind(2, r.Line);
            reject.Bind(3, r.ByteOffset);
            reject.Bind(4, r.Code);
            reject.Bind(5, r.Column);
            reject.Bind(6, r.Found);
            reject.Bind(7, r.Expected);
            reject.Bind(8, r.Raw);
            reject.Run();
        }
        foreach (var reason in batch.Rejected.GroupBy(r => (r.Code, Column: r.Column ?? "")))
        {
            count.Bind(1, import.Id);
            count.Bind(2, reason.Key.Code);
            count.Bind(3, reason.Key.Column);
            count.Bind(4, reason.LongCount());
            count.Run();
        }
        row.Read += batch.Read;
        row.Stored += stored;
        row.Duplicate += duplicate;
        row.Rejected += batch.Rejected.Count;
        row.CommittedOffset = batch.EndOffset;
        row.CommittedLine = batch.EndLine;
        if (batch.AccessCount > 0)
        {
            var (first, last) = (Time(batch.FirstAt), Time(batch.LastAt));
            if (row.FirstAt is null || first < row.FirstAt) row.FirstAt = first;
            if (row.LastAt is null || last > row.LastAt) row.LastAt = last;
        }
        row.Remarks = batch.Remarks.Count == 0 ? null : string.Join('\n', batch.Remarks);

        progress.Bind(1, row.Id);
        progress.Bind(2, row.Read);
        progress.Bind(3, row.Stored);
        progress.Bind(4, row.Duplicate);
        progress.Bind(5, row.Rejected);
        progress.Bind(6, row.CommittedOffset);
        progress.Bind(7, row.CommittedLine);
        Bind(8, row.FirstAt);
        Bind(9, row.LastAt);
        progress.Bind(10, row.Remarks);
        progress.Run();
    }

    private void Bind(int place, DateTime? time)
    {
        if (time is { } t) progress.Bind(place, (t.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond);
        else progress.BindNull(place);
    }

    private static DateTime Time(long milliseconds) => DateTime.UnixEpoch.AddMilliseconds(milliseconds);

    public void Dispose()
    {
        reject.Dispose();
        count.Dispose();
        progress.Dispose();
    }
}
