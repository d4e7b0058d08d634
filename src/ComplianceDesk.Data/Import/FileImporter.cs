using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Import;

/// <summary>Takes files in from disk, for whoever wants to wait for the outcome. The same path through the queue as the desk's.</summary>
public sealed class FileImporter(DeskStore store, TimeProvider clock)
{
    private readonly FileArchive archive = new(store);
    private readonly ImportQueue queue = new(store, clock);

    /// <summary>
    /// Copies a file into the archive and takes it in. A file that cannot be read is a row with status <see cref="ImportStatus.Failed"/>, not an
    /// exception; one cut off by <paramref name="cancellationToken"/> is left for <see cref="ResumeAsync"/>.
    /// </summary>
    /// <exception cref="IOException">The file is not there or cannot be opened.</exception>
    public async Task<ImportRow> ImportAsync(
        string path, ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ImportRow row;
        await using (var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan))
        {
            row = await queue.EnqueueAsync(content, Path.GetFileName(path), request, progress, cancellationToken);
        }
        using var turn = await StoreLock.TakeAsync(store, StoreLock.Imports, clock, cancellationToken);
        return await new ImportRun(store, clock, archive).RunAsync(row.Id, progress, cancellationToken);
    }

    /// <summary>Finishes every import that was cut off or never begun, oldest first, and mends the ledger's indexes. Returns how many it finished.</summary>
    public async Task<int> ResumeAsync(IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using (await StoreLock.TakeAsync(store, StoreLock.Imports, clock, cancellationToken))
        {
            archive.RemoveUnfinished(clock);
            await using var db = store.CreateDbContext();
            if (!await db.Imports.AnyAsync(r => r.Status == ImportStatus.Running, cancellationToken))
            {
                using var connection = store.OpenConnection();
                AccessIndexes.Build(connection);
            }
        }
        var finished = 0;
        while (await queue.RunOnceAsync(progress, cancellationToken) is not null) finished++;
        return finished;
    }
}
