using System.Collections.Concurrent;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Takes one received file in, from where it was left. One thread reads and checks, one stores; whole batches pass between them, and a batch,
/// its counts and the place reached are one transaction.
/// </summary>
internal sealed class ImportRun(DeskStore store, TimeProvider clock, FileArchive archive)
{
    // Below this a file is appended with the indexes in place.
    private const long BulkRows = 50_000;
    private const int BatchesInFlight = 3;

    /// <summary>The cache while records are stored: 32 MiB.</summary>
    internal const string Cache = "PRAGMA cache_size=-32768";

    private long startedAt, startedRows;

    public async Task<ImportRow> RunAsync(int id, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        startedAt = clock.GetTimestamp();
        await using var db = store.CreateDbContext();
        var row = await db.Imports.SingleAsync(r => r.Id == id, cancellationToken);
        startedRows = row.Read;
        if (await SameStateAsync(db, row, cancellationToken) is { } earlier)
        {
            row.Status = ImportStatus.Repeated;
            row.Feed = earlier.Feed;
            row.Read = row.Duplicate = earlier.Read;
            (row.FirstAt, row.LastAt) = (earlier.FirstAt, earlier.LastAt);
            return await CloseAsync(db, row, $"The same bytes were taken in before as import {earlier.Id}; nothing new is stored.", progress, cancellationToken);
        }

        if (!archive.Has(row.Sha256))
        {
            // Whatever took it away, the files behind it in the line must not wait for it.
            row.Status = ImportStatus.Failed;
            return await CloseAsync(db, row, "The copy that was kept of the file is gone. Send the file again.", progress, cancellationToken);
        }

        using var original = new CountingStream(archive.Open(row.Sha256));
        FeedOpening opening;
        try
        {
            opening = FeedOpening.Open(original, TimeZoneInfo.FindSystemTimeZoneById(row.Zone));
        }
        catch (InvalidDataException)
        {
            opening = new(null, "The compressed file is damaged.");
        }
        if (opening.Reader is not { } reader)
        {
            row.Status = ImportStatus.Failed;
            await CloseAsync(db, row, opening.Problem, progress, cancellationToken);
            await archive.DropUnusedAsync(row.Sha256, cancellationToken);
            return row;
        }
        row.Feed = reader.Format;
        row.Columns = reader is CsvFeedReader csv ? string.Join(',', csv.Columns) : null;
        row.Status = ImportStatus.Running;
        await db.SaveChangesAsync(cancellationToken);
        if (row.CommittedOffset > 0) reader.SkipTo(row.CommittedOffset, row.CommittedLine);

        var snapshot = await Snapshot.OfAsync(db, row, reader, cancellationToken);
        var indexes = reader is not FhirReader && !IsLog(row.Feed) ? new ReferenceIndexes(db, ReferenceTable.Of(reader.Record.Feed)) : null;
        await Task.Run(() => StoreAllAsync(row, reader, original, snapshot, indexes, progress, cancellationToken), cancellationToken);
        if (row.Read != row.Stored + row.Duplicate + row.Rejected)
        {
            throw new InvalidOperationException($"Import {id} does not add up: read {row.Read}, stored {row.Stored}, duplicate {row.Duplicate}, rejected {row.Rejected}.");
        }
        row.Status = ImportStatus.Finished;
        string[] older = snapshot.Older && !IsLog(row.Feed) ? ["A later state of this feed was taken in before: only records that were not known yet were stored."] : [];
        return await CloseAsync(db, row, string.Join('\n', [.. row.Remarks?.Split('\n') ?? [], .. older]) is { Length: > 0 } said ? said : null, progress, cancellationToken);
    }

    /// <summary>The import that took the same bytes in, when nothing taken in since can have changed what they say.</summary>
    private static async Task<ImportRow?> SameStateAsync(DeskContext db, ImportRow row, CancellationToken cancellationToken)
    {
        var earlier = await db.Imports.AsNoTracking()
            .Where(r => r.Sha256 == row.Sha256 && r.Id < row.Id && r.Status == ImportStatus.Finished)
            .OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        if (earlier is null || IsLog(earlier.Feed)) return earlier;
        if (row.Full && !earlier.Full) return null;
        if (await Snapshot.IsOlderAsync(db, earlier, cancellationToken)) return null;
        var since = await db.Imports.Where(r => r.Id > earlier.Id && r.Id < row.Id && (r.Stored > 0 || r.Gone > 0)).Select(r => r.Feed).Distinct().ToListAsync(cancellationToken);
        return since.TrueForAll(IsLog) ? earlier : null;
    }

    /// <summary>True for formats of events, which are stored and never changed.</summary>
    private static bool IsLog(string? format) => format is "accesses" or "fhir-audit-event";

    /// <summary>True for formats in which rows may come that say who a person is.</summary>
    private static bool TellsOfPeople(string format) => format is "workforce" or "patients" or "relations" or "fhir-resources";

    private async Task<ImportRow> CloseAsync(
        DeskContext db, ImportRow row, string? remark, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        row.Remarks = remark ?? row.Remarks;
        row.FinishedAt = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellationToken);
        Report(progress, row, ImportStage.Finished, row.Bytes);
        return row;
    }

    private async Task StoreAllAsync(
        ImportRow row, IFeedReader reader, CountingStream original, Snapshot snapshot, ReferenceIndexes? indexes, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        using var connection = store.OpenConnection(pooled: false);
        var ledger = reader.Record.Feed == AccessesFeed.Schema;
        var bulk = ledger && IsBulk(connection, row);
        var dictionaries = Enumerable.Range(0, KeyKinds.Count).Select(_ => new Utf8Dictionary()).ToArray();
        using var keys = new KeyWriter(connection, dictionaries);
        using var marks = new JudgementMarks(connection, await PolicyStore.CurrentAsync(store, cancellationToken), TellsOfPeople(reader.Format));
        using var met = new StoredFingerprints(store.OpenConnection(), all: bulk);
        if (bulk) AccessIndexes.Drop(connection);
        var firstLoad = indexes is not null && FirstLoad.Is(connection, reader.Record.Feed, row);
        if (firstLoad) indexes!.Drop(connection);
        else indexes?.Build(connection);
        Statement.Execute(connection, $"{Cache}");

        var site = new ZoneClock((await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone);
        var aliases = reader is FhirReader ? new Aliases(connection) : null;
        var fingerprint = EventFingerprint.Load(connection);
        var filler = new BatchFiller(dictionaries, aliases, firstLoad ? new FirstLoad(fingerprint) : null, met, fingerprint, site);
        using var free = new BlockingCollection<Batch>();
        for (var i = 0; i < BatchesInFlight; i++) free.Add(new Batch(), CancellationToken.None);
        using var full = new BlockingCollection<Batch>(BatchesInFlight);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => Fill(reader, original, filler, free, full, row.Remarks, stop.Token), CancellationToken.None);
        try
        {
            using var accesses = new AccessWriter(connection, row.Id);
            using var references = new ReferenceWriters(connection, snapshot, firstLoad ? indexes : null);
            using var book = new ImportWriter(connection, row);
            foreach (var batch in full.GetConsumingEnumerable(stop.Token))
            {
                Write(connection, batch, row, keys, accesses, references, book, marks, site);
                Report(progress, row, ImportStage.Storing, batch.OriginalBytes);
                free.Add(batch, CancellationToken.None);
            }
            references.EndFirstLoad();
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
        cancellationToken.ThrowIfCancellationRequested();
        if (aliases is not null) AliasMerge.Run(connection, row.Id);
        if (snapshot.Whole.Count > 0) SeenRecords.MarkTheRest(connection, row, snapshot.Whole);
        if (ledger)
        {
            Report(progress, row, ImportStage.Indexing, row.Bytes);
            AccessIndexes.Build(connection);
        }
    }

    /// <summary>The reading thread. Ends <paramref name="full"/> in every case, so that the storing thread never waits for it in vain.</summary>
    private static void Fill(
        IFeedReader reader, CountingStream original, BatchFiller filler, BlockingCollection<Batch> free, BlockingCollection<Batch> full,
        string? earlierRemarks, CancellationToken stop)
    {
        try
        {
            var earlier = earlierRemarks?.Split('\n') ?? [];
            for (var more = true; more;)
            {
                var batch = free.Take(stop);
                batch.Clear();
                while ((!batch.IsFull || reader.Record.More) && (more = Step(reader, filler, batch))) { }
                // A resumed reader says again what was said before, perhaps with other counts.
                batch.Remarks = [.. reader.Remarks.UnionBy(earlier, Gist)];
                batch.EndOffset = reader.Offset;
                batch.EndLine = reader.Line;
                batch.OriginalBytes = original.Count;
                full.Add(batch, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The storing thread has stopped and says why.
        }
        finally
        {
            full.CompleteAdding();
        }
    }

    private static string Gist(string remark) => remark.IndexOf('(', StringComparison.Ordinal) is var at and > 0 ? remark[..at] : remark;

    private static bool Step(IFeedReader reader, BatchFiller filler, Batch batch)
    {
        FeedStep step;
        try
        {
            step = reader.Read();
        }
        catch (InvalidDataException)
        {
            batch.Read++;
            batch.Reject(new("content-broken", reader.Line, reader.Offset, null, "damaged compression", "the file to its end", ""));
            return false;
        }
        if (step == FeedStep.End) return false;
        batch.Read++;
        if (step == FeedStep.Rejected) batch.Reject(reader.Rejected!);
        else filler.Add(batch, reader.Record, reader);
        return true;
    }

    private static void Write(
        SqliteConnection connection, Batch batch, ImportRow row, KeyWriter keys, AccessWriter accesses, ReferenceWriters references, ImportWriter book,
        JudgementMarks marks, ZoneClock site)
    {
        Statement.Execute(connection, $"BEGIN IMMEDIATE");
        keys.Write(batch);
        Aliases.Write(connection, batch, row.Id);
        accesses.Write(batch, keys);
        if (batch.AccessCount > 0) marks.Add(site.DayOf(batch.FirstAt));
        var stored = (long)batch.AccessCount;
        var duplicate = batch.Duplicate;
        var changed = references.Write(batch, keys);
        marks.AddListed();
        stored += changed;
        duplicate += batch.Rows.Count - changed;
        book.Write(batch, row, stored, duplicate);
        Statement.Execute(connection, $"COMMIT");
    }

    /// <summary>True when the file is judged to hold more events than the ledger, from its size and what such a record takes.</summary>
    private static bool IsBulk(SqliteConnection connection, ImportRow row)
    {
        using var select = new Statement(connection, "SELECT coalesce(max(Id), 0) FROM Accesses");
        select.Step();
        var expanded = row.FileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? row.Bytes * 8 : row.Bytes;
        var events = expanded / (row.Feed == AccessesFeed.Schema.Id ? 140 : 1000);
        return events > Math.Max(select.Long(0), BulkRows);
    }

    private void Report(IProgress<ImportProgress>? progress, ImportRow row, ImportStage stage, long bytes)
    {
        if (progress is null) return;
        var seconds = clock.GetElapsedTime(startedAt).TotalSeconds;
        var rate = seconds > 0 ? (row.Read - startedRows) / seconds : 0;
        TimeSpan? left = stage == ImportStage.Storing && bytes > 0 ? TimeSpan.FromSeconds(seconds * Math.Max(0, row.Bytes - bytes) / bytes) : null;
        progress.Report(new(row.Id, row.FileName, stage, row.Read, row.Rejected, Math.Min(bytes, row.Bytes), row.Bytes, rate, left));
    }
}
