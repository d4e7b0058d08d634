using System.IO.Compression;
using System.Text;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

/// <summary>A small compressed file can hold any number of records that are wrong: the first are kept, all are counted.</summary>
public sealed class ManyRejectedTests : ImportTest
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_TheFirstAndCountsTheRest()
    {
        const int Wrong = RejectedRow.MostKept + 20_000;
        var row = await ImportAsync(write =>
        {
            write.WriteLine("occurred_at,user_id,action");
            for (var i = 0; i < Wrong; i++)
            {
                write.WriteLine(i % 2 == 0 ? "2026-03-01T03:00:00Z,U1,bad" : "never,U1,read");
            }
            write.WriteLine("2026-03-01T03:00:00Z,U1,read");
        });
        Assert.Equal((Wrong + 1L, 1L, (long)Wrong), (row.Read, row.Stored, row.Rejected));
        await using var db = store.CreateDbContext();
        Assert.Equal(RejectedRow.MostKept, await db.Rejected.CountAsync(Token));
        var detail = (await new ImportQuery(store).RunAsync(row.Id, cancellationToken: Token))!;
        Assert.Equal((RejectedRow.MostKept, RejectedRow.MostKept + 1L, 20_000L), (detail.Kept, detail.KeptTo, detail.OnlyCounted));
        Assert.Equal([("action", Wrong / 2L), ("occurred_at", Wrong / 2L)], detail.Reasons.Select(r => (r.Column!, r.Count)).OrderBy(r => r.Item1));
    }

    [Fact]
    public async Task Keeps_NoMoreTextThanItMay()
    {
        // Of each record that is too long, 64 KiB are kept.
        var line = new string('x', 70_000);
        const int Wrong = (int)(RejectedRow.MostText / (64 * 1024)) + 30;
        var row = await ImportAsync(write =>
        {
            write.WriteLine("occurred_at,user_id,action");
            for (var i = 0; i < Wrong; i++)
            {
                write.WriteLine(line);
            }
        });
        Assert.Equal(Wrong, row.Rejected);
        var detail = (await new ImportQuery(store).RunAsync(row.Id, cancellationToken: Token))!;
        Assert.InRange(detail.OnlyCounted, 29, 30);
        Assert.Equal(Wrong, Assert.Single(detail.Reasons).Count);
    }

    [Fact]
    public async Task Goes_OnCountingWhereItWasLeft()
    {
        await using var db = store.CreateDbContext();
        var row = new ImportRow { FileName = "a.csv", Sha256 = "a", Zone = "UTC" };
        db.Add(row);
        await db.SaveChangesAsync(Token);
        for (var start = 0; start < 2; start++)
        {
            // A writer for each start: what was kept before is read from the store.
            using var connection = store.OpenConnection();
            using var writer = new ImportWriter(connection, row);
            var batch = new Batch();
            batch.Clear();
            for (var i = 0; i < 60_000; i++)
            {
                batch.Read++;
                batch.Reject(new("date", i, i, "birth_date", null, null, ""));
            }
            Statement.Execute(connection, $"BEGIN IMMEDIATE");
            writer.Write(batch, row, 0, 0);
            Statement.Execute(connection, $"COMMIT");
        }
        Assert.Equal(RejectedRow.MostKept, await db.Rejected.CountAsync(Token));
        Assert.Equal(("date", "birth_date", 120_000L), await db.RejectionCounts.Select(c => ValueTuple.Create(c.Code, c.Column, c.Count)).SingleAsync(Token));
    }

    private async Task<ImportRow> ImportAsync(Action<StreamWriter> write)
    {
        var path = Path.Combine(folder.Path, "many.csv.gz");
        await using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        await using (var text = new StreamWriter(zip, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            write(text);
        }
        return await new FileImporter(store, TimeProvider.System).ImportAsync(path, new ImportRequest("tester", null));
    }
}
