using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>Writes a batch's rejected records and how far the import has come, in the batch's own transaction.</summary>
internal sealed class ImportWriter(SqliteConnection connection, ImportRow import) : IDisposable
{
    private readonly Statement reject = new(connection, """
        INSERT INTO Rejected(ImportId, Line, ByteOffset, Code, "Column", Found, Expected, Raw) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """);
    private readonly Statement progress = new(connection, """
        UPDATE Imports SET Read = ?2, Stored = ?3, Duplicate = ?4, Rejected = ?5, CommittedOffset = ?6, CommittedLine = ?7, FirstAt = ?8, LastAt = ?9,
            Remarks = ?10 WHERE Id = ?1
        """);

    /// <summary>Writes, and brings the row in memory to the same state.</summary>
    public void Write(Batch batch, ImportRow row, long stored, long duplicate)
    {
        foreach (var r in batch.Rejected)
        {
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
        progress.Dispose();
    }
}
