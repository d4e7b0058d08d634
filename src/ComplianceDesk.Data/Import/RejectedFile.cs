using System.Text;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Import;

/// <summary>An import's rejected records as a file to mend and import again, of the kind that goes with the original.</summary>
public sealed class RejectedFile
{
    private readonly DeskStore store;
    private readonly int importId;
    private readonly MendableFile format;

    /// <param name="store">Holds the import.</param>
    /// <param name="import">The import.</param>
    public RejectedFile(DeskStore store, ImportRow import)
    {
        this.store = store;
        importId = import.Id;
        var archive = new FileArchive(store);
        if (!archive.Has(import.Sha256))
        {
            format = MendableFile.Of(null);
            return;
        }
        using var original = archive.Open(import.Sha256);
        format = MendableFile.Of(FeedOpening.Open(original, TimeZoneInfo.FindSystemTimeZoneById(import.Zone)).Reader);
    }

    /// <summary>End of its name, with the point.</summary>
    public string Extension => format.Extension;

    /// <summary>Its media type.</summary>
    public string MediaType => format.MediaType;

    /// <summary>Writes UTF-8 with CRLF line ends: the original columns and what was wrong, as <see cref="MendableFile"/> says.</summary>
    public async Task WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        if (format.Header is { } header) await writer.WriteLineAsync(header.AsMemory(), cancellationToken);
        var rows = db.Rejected.AsNoTracking().Where(r => r.ImportId == importId).OrderBy(r => r.Line).ThenBy(r => r.Id).AsAsyncEnumerable();
        await foreach (var r in rows.WithCancellation(cancellationToken))
        {
            var line = format.Row(new RejectedRecord(r.Code, r.Line, r.ByteOffset, r.Column, r.Found, r.Expected, r.Raw));
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }
}
