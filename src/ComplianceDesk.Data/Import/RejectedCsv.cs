using System.Text;
using ComplianceDesk.Core.Feeds;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Import;

/// <summary>Writes an import's rejected records as a CSV file to mend and import again.</summary>
public static class RejectedCsv
{
    /// <summary>Writes UTF-8 with CRLF line ends: the original columns and what was wrong, as <see cref="MendableCsv"/> says.</summary>
    public static async Task WriteAsync(DeskStore store, int importId, Stream target, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        var import = await db.Imports.AsNoTracking().SingleAsync(r => r.Id == importId, cancellationToken);
        var format = new MendableCsv(Header(store, import.Sha256, import.Zone));
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(format.Header.AsMemory(), cancellationToken);
        var rows = db.Rejected.AsNoTracking().Where(r => r.ImportId == importId).OrderBy(r => r.Line).ThenBy(r => r.Id).AsAsyncEnumerable();
        await foreach (var r in rows.WithCancellation(cancellationToken))
        {
            var line = format.Row(new RejectedRecord(r.Code, r.Line, r.ByteOffset, r.Column, r.Found, r.Expected, r.Raw));
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }

    private static IReadOnlyList<string>? Header(DeskStore store, string sha256, string zone)
    {
        var archive = new FileArchive(store);
        if (!archive.Has(sha256)) return null;
        using var original = archive.Open(sha256);
        return FeedOpening.Open(original, TimeZoneInfo.FindSystemTimeZoneById(zone)).Reader is { } reader ? MendableCsv.HeaderOf(reader) : null;
    }
}
