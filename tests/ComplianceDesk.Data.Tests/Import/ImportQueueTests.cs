using System.IO.Compression;
using System.Text;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

public sealed class ImportQueueTests : IAsyncLifetime
{
    private const string Accesses = "occurred_at,user_id,action\n2026-03-01T03:00:00Z,U1,read\n";
    private readonly TemporaryFolder folder = new();
    private DeskStore store = null!;
    private ImportQueue queue = null!;

    public async ValueTask InitializeAsync()
    {
        store = await StoreCopy.EmptyAsync(Path.Combine(folder.Path, "data"));
        queue = new ImportQueue(store, TimeProvider.System);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<ImportRow> Enqueue(string content, string name = "a.csv") =>
        queue.EnqueueAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), name, new ImportRequest("ann"));

    [Fact]
    public async Task Keeps_AFileOnDisk_BeforeItAnswers()
    {
        var row = await Enqueue(Accesses, "C:\\Users\\ann\\a.csv");
        Assert.Equal(("a.csv", "ann", ImportStatus.Waiting, (long)Accesses.Length), (row.FileName, row.ReceivedBy, row.Status, row.Bytes));
        using var copy = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(store.Archive, row.Sha256 + ".gz")), CompressionMode.Decompress));
        Assert.Equal(Accesses, await copy.ReadToEndAsync());
    }

    [Fact]
    public async Task Runs_OldestFirst_UntilNoneWaits()
    {
        var first = await Enqueue(Accesses);
        var second = await Enqueue("user_id,family_name,role\nU1,Lee,nurse\n", "w.csv");
        Assert.Equal(first.Id, (await queue.RunOnceAsync())!.Id);
        Assert.Equal((second.Id, ImportStatus.Finished, 1L), await queue.RunOnceAsync() is { } row ? (row.Id, row.Status, row.Stored) : default);
        Assert.Null(await queue.RunOnceAsync());
    }

    [Fact]
    public async Task Keeps_NothingOfAnUploadThatBreaks()
    {
        await Assert.ThrowsAsync<IOException>(() => queue.EnqueueAsync(new BreakingStream(), "a.csv", new ImportRequest()));
        Assert.Empty(Directory.EnumerateFiles(store.Archive));
        await using var db = store.CreateDbContext();
        Assert.Equal(0, await db.Imports.CountAsync());
    }

    [Fact]
    public async Task Keeps_WhatSomebodyAttached_WhenTheSameBytesAreRefusedAsAFeed()
    {
        const string Paper = "A policy, in plain words.";
        await using var db = store.CreateDbContext();
        var sha256 = (await Enqueue(Paper)).Sha256;
        db.PolicyDocuments.Add(new PolicyDocumentRow { Policy = "Access", Version = "1", Owner = "ann", FileName = "policy.txt", FileSha256 = sha256, RecordedBy = "ann" });
        await db.SaveChangesAsync();
        Assert.Equal(ImportStatus.Failed, (await queue.RunOnceAsync())!.Status);
        Assert.True(new FileArchive(store).Has(sha256));

        // Nobody else has these bytes: refused twice, gone twice.
        for (var i = 0; i < 2; i++)
        {
            var other = (await Enqueue("Another paper.")).Sha256;
            Assert.Equal(ImportStatus.Failed, (await queue.RunOnceAsync())!.Status);
            Assert.False(new FileArchive(store).Has(other));
        }
    }

    [Fact]
    public async Task GoesOn_AfterAFileWhoseCopyIsGone()
    {
        var lost = await Enqueue(Accesses, "lost.csv");
        File.Delete(Path.Combine(store.Archive, lost.Sha256 + ".gz"));
        var next = await Enqueue("user_id,family_name,role\nU1,Lee,nurse\n", "w.csv");
        Assert.Equal((lost.Id, ImportStatus.Failed), await queue.RunOnceAsync() is { } row ? (row.Id, row.Status) : default);
        Assert.Equal((next.Id, ImportStatus.Finished), await queue.RunOnceAsync() is { } second ? (second.Id, second.Status) : default);
    }

    [Fact]
    public async Task Takes_TheSameFileReceivedTwice_Once()
    {
        await Enqueue(Accesses);
        await Enqueue(Accesses);
        await queue.RunOnceAsync();
        Assert.Equal(ImportStatus.Repeated, (await queue.RunOnceAsync())!.Status);
    }

    [Fact]
    public async Task Tells_HowFarItIs()
    {
        var text = new StringBuilder("occurred_at,user_id,action\n");
        for (var i = 0; i < 120_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-03-01T03:00:{i % 60:00}Z,U{i},{(i % 1000 == 0 ? "x" : "read")}\n");
        var told = new List<ImportProgress>();
        var row = await queue.EnqueueAsync(new MemoryStream(Encoding.ASCII.GetBytes(text.ToString())), "a.csv", new ImportRequest(), new Direct(told));
        await queue.RunOnceAsync(new Direct(told));
        Assert.Equal([ImportStage.Copying, ImportStage.Storing, ImportStage.Indexing, ImportStage.Finished], told.Select(p => p.Stage).Distinct());
        var storing = told.Where(p => p.Stage == ImportStage.Storing).ToList();
        Assert.Equal([50_000L, 100_000, 120_000], storing.Select(p => p.Rows).Distinct());
        Assert.True(storing.Zip(storing.Skip(1)).All(p => p.First.BytesRead <= p.Second.BytesRead));
        Assert.Equal((120_000L, 120L, row.Bytes, row.Bytes), (told[^1].Rows, told[^1].Rejected, told[^1].BytesRead, told[^1].BytesTotal));
        Assert.All(storing, p => Assert.NotNull(p.TimeLeft));
    }

    [Fact]
    public async Task Leaves_ACancelledImport_ToBeResumed()
    {
        var text = new StringBuilder("occurred_at,user_id,action\n");
        for (var i = 0; i < 120_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-03-01T03:00:{i % 60:00}Z,U{i},read\n");
        await Enqueue(text.ToString());
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.RunOnceAsync(new Cancelling(cancel), cancel.Token));
        await using (var db = store.CreateDbContext())
        {
            var row = await db.Imports.SingleAsync();
            Assert.Equal(ImportStatus.Running, row.Status);
            Assert.Equal(row.Stored, await db.Accesses.CountAsync());
        }
        Assert.Equal(1, await new FileImporter(store, TimeProvider.System).ResumeAsync());
        await using (var db = store.CreateDbContext()) Assert.Equal(120_000, await db.Accesses.CountAsync());
    }

    [Fact]
    public async Task Rejects_WhatIsMissingOfADamagedGzip()
    {
        var text = new StringBuilder("occurred_at,user_id,action\n");
        var random = new Random(1);
        for (var i = 0; i < 5000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-03-01T03:00:00Z,U{random.NextInt64()},read\n");
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal)) gzip.Write(Encoding.ASCII.GetBytes(text.ToString()));
        var bytes = target.ToArray();
        foreach (var broken in new[] { bytes[..(bytes.Length / 2)], bytes[..^4] })
        {
            await queue.EnqueueAsync(new MemoryStream(broken), "a.csv.gz", new ImportRequest());
            var row = (await queue.RunOnceAsync())!;
            Assert.Equal((ImportStatus.Finished, 1L), (row.Status, row.Rejected));
            await using var db = store.CreateDbContext();
            Assert.Equal("content-broken", (await db.Rejected.SingleAsync(r => r.ImportId == row.Id)).Code);
            Assert.All(await db.Workforce.Select(u => u.UserId).ToListAsync(), id => Assert.Contains(id + ",read\n", text.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Downloads_RejectedRecords_ToMendAndImportAgain()
    {
        await Enqueue("patient_id,given_name,birth_date\nP1,=cmd(),bad\nP2,a\0b,1990-01-01\nP3,x,1990-01-01\n", "p.csv");
        var row = (await queue.RunOnceAsync())!;
        using var target = new MemoryStream();
        await new RejectedFile(store, row).WriteAsync(target, CancellationToken.None);
        var download = Encoding.UTF8.GetString(target.ToArray());
        Assert.Equal(
            "patient_id,given_name,birth_date,error_code,error_column,error_found,error_expected,error_line,error_raw\r\n" +
            "P1,'=cmd(),bad,date,birth_date,bad,\"an ISO 8601 date, for example 2026-03-01\",2,\r\n" +
            "P2,a\0b,1990-01-01,nul-byte,,a NUL byte,text,3,\r\n", download);
        await Enqueue(download.Replace("bad,date", "1990-01-01,date", StringComparison.Ordinal) + "P4,a,1990-01-01,,,,,,\r\n", "mended.csv");
        var mended = (await queue.RunOnceAsync())!;
        Assert.Equal((3L, 2L, 1L), (mended.Read, mended.Stored, mended.Rejected));
        await using var db = store.CreateDbContext();
        Assert.Equal("=cmd()", (await db.Patients.SingleAsync(p => p.PatientId == "P1")).GivenName);
    }

    [Fact]
    public async Task Reads_FhirThroughTheSamePath()
    {
        const string Event = """{"resourceType":"AuditEvent","id":"1","type":{"code":"rest"},"subtype":[{"code":"read"}],"recorded":"2026-03-01T08:00:00Z","agent":[{"who":{"reference":"Practitioner/U1"},"requestor":true}],"source":{"observer":{"display":"ehr"}},"entity":[{"what":{"reference":"Patient/P1"}},{"what":{"reference":"Patient/P2"}}]}""";
        await Enqueue($"{Event}\n{Event}\n{{\"resourceType\":\"Claim\"}}\nbroken\n", "log.ndjson");
        var row = (await queue.RunOnceAsync())!;
        Assert.Equal(("fhir-audit-event", ImportStatus.Finished, 5L, 2L, 2L, 1L), (row.Feed, row.Status, row.Read, row.Stored, row.Duplicate, row.Rejected));
        Assert.Contains("Claim 1", row.Remarks, StringComparison.Ordinal);
        // The same events from a CSV export of the same system are known by their ids.
        await Enqueue("event_id,occurred_at,user_id,patient_id,action,source_system\n1,2026-03-01T08:00:00Z,U9,P1,read,ehr\n", "again.csv");
        Assert.Equal(1, (await queue.RunOnceAsync())!.Rejected);
    }

    private sealed class Direct(List<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told.Add(value);
    }

    private sealed class Cancelling(CancellationTokenSource cancel) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => cancel.Cancel();
    }

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The line broke.");
    }
}
