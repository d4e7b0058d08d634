using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

/// <summary>A process killed in the middle of an import loses nothing and doubles nothing.</summary>
public sealed class KilledImportTests
{
    private const int Rows = 360_000;

    [Fact]
    public async Task IsFinished_ByTheNextStart()
    {
        using var folder = new TemporaryFolder();
        var store = await StoreCopy.EmptyAsync(Path.Combine(folder.Path, "data"));
        var file = Path.Combine(folder.Path, "accesses.csv");
        await WriteAsync(file);

        await KillAfterNextBatchAsync(store, file);
        var first = await CheckWholeBatchesAsync(store);
        await KillAfterNextBatchAsync(store, null);
        var second = await CheckWholeBatchesAsync(store);
        Assert.True(second > first, "The second process stored nothing before it was killed.");

        Assert.Equal(1, await new FileImporter(store, TimeProvider.System).ResumeAsync());
        await using var db = store.CreateDbContext();
        var import = await db.Imports.SingleAsync();
        Assert.Equal((ImportStatus.Finished, Rows, Rows - 1200L, 600L, 600L), (import.Status, import.Read, import.Stored, import.Duplicate, import.Rejected));
        Assert.Equal(Rows - 1200, await CheckWholeBatchesAsync(store));
        Assert.Equal(600, await db.Rejected.CountAsync());
        Assert.Equal(Rows - 1200, await db.Accesses.Select(a => a.EventId).Distinct().CountAsync());
        Assert.Equal(3, await db.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Accesses'").SingleAsync());
        Assert.Equal(0, await new FileImporter(store, TimeProvider.System).ResumeAsync());
    }

    /// <summary>Every 600th record repeats the one before, every 600th is broken.</summary>
    private static async Task WriteAsync(string file)
    {
        await using var writer = new StreamWriter(file);
        await writer.WriteLineAsync("event_id,occurred_at,user_id,patient_id,action,department_id,source_system");
        for (var i = 0; i < Rows; i++)
        {
            var id = i % 600 == 1 ? i - 1 : i;
            var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(id * 13L % 7_000_000);
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"e{id},{at:yyyy-MM-ddTHH:mm:ssZ},U{id % 997},P{id * 31L % 9973},{(i % 600 == 2 ? "broken" : "read")},D{id % 40},ehr"));
        }
    }

    private static async Task KillAfterNextBatchAsync(DeskStore store, string? file)
    {
        var before = await CommittedAsync(store);
        using var process = ImportingProcess.Start(store.Directory, file);
        var patience = Stopwatch.StartNew();
        while (await CommittedAsync(store) == before)
        {
            Assert.False(process.HasExited, "The importing process ended before it was killed.");
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(10), "The importing process committed nothing.");
            await Task.Delay(5);
        }
        process.Kill();
        await process.WaitForExitAsync();
        await using var db = store.CreateDbContext();
        Assert.Equal(ImportStatus.Running, (await db.Imports.SingleAsync()).Status);
    }

    private static async Task<long> CommittedAsync(DeskStore store)
    {
        await using var db = store.CreateDbContext();
        return await db.Imports.Select(i => i.CommittedOffset).SingleOrDefaultAsync();
    }

    /// <summary>Events, counts by day, rejected records and the import's own numbers are of the same moment.</summary>
    private static async Task<long> CheckWholeBatchesAsync(DeskStore store)
    {
        await using var db = store.CreateDbContext();
        var import = await db.Imports.SingleAsync();
        Assert.Equal(import.Stored, await db.Accesses.CountAsync());
        Assert.Equal(import.Rejected, await db.Rejected.CountAsync());
        Assert.Equal(import.Read, import.Stored + import.Duplicate + import.Rejected);
        foreach (var kind in Enum.GetValues<DailyCountKind>()) Assert.Equal(import.Stored, await db.DailyCounts.Where(c => c.Kind == kind).SumAsync(c => c.Events));
        return import.Stored;
    }
}
