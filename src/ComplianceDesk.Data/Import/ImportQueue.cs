using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Import;

/// <summary>Files received and not yet taken in. Whoever receives one is answered once its copy and its row are on disk; a worker takes it in later.</summary>
public sealed class ImportQueue(DeskStore store, TimeProvider clock)
{
    private readonly FileArchive archive = new(store);

    /// <summary>Copies a file into the archive and notes it as waiting.</summary>
    /// <param name="content">The file's bytes, read to their end.</param>
    /// <param name="fileName">Its name; folders in it are dropped.</param>
    /// <param name="request">What the person says with it.</param>
    /// <param name="progress">Told while copying; <see cref="ImportProgress.BytesTotal"/> is 0 when the stream does not know its length.</param>
    /// <param name="cancellationToken">Stops the copy; nothing is kept then.</param>
    public async Task<ImportRow> EnqueueAsync(
        Stream content, string fileName, ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var zone = request.Zone ?? (await SiteSettings.LoadAsync(store, cancellationToken)).Zone;
        _ = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var total = content.CanSeek ? content.Length : 0;
        var (sha256, bytes) = await archive.AddAsync(
            content,
            progress is null ? null : copied => progress.Report(new(0, name, ImportStage.Copying, 0, 0, copied, total, 0, null)),
            cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var row = new ImportRow
        {
            FileName = name.Length > 255 ? name[..255] : name,
            Sha256 = sha256,
            Bytes = bytes,
            Zone = zone,
            Status = ImportStatus.Waiting,
            Full = request.Full,
            AsOf = request.AsOf ?? now,
            ReceivedAt = now,
            ReceivedBy = request.ReceivedBy,
        };
        await using var db = store.CreateDbContext();
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return row;
    }

    /// <summary>Takes in the oldest file that waits or whose import was cut off; null when there is none.</summary>
    public async Task<ImportRow?> RunOnceAsync(IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var turn = await StoreLock.TakeAsync(store, StoreLock.Imports, clock, cancellationToken);
        int? next;
        await using (var db = store.CreateDbContext())
        {
            next = await db.Imports.Where(r => r.Status == ImportStatus.Waiting || r.Status == ImportStatus.Running)
                .OrderBy(r => r.Id).Select(r => (int?)r.Id).FirstOrDefaultAsync(cancellationToken);
        }
        return next is { } id ? await new ImportRun(store, clock, archive).RunAsync(id, progress, cancellationToken) : null;
    }
}
