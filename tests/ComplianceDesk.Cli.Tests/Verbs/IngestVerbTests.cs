using System.Diagnostics;
using ComplianceDesk.Data;

namespace ComplianceDesk.Cli.Tests.Verbs;

public sealed class IngestVerbTests
{
    private const string Header = "event_id,occurred_at,user_id,patient_id,action\n";

    [Fact]
    public async Task Stores_NothingNew_TheSecondTime()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["log.csv"], Header + "1,2026-10-01T08:00:00Z,u1,p1,read\n2,2026-10-01T08:01:00Z,u1,p2,read\n", TestContext.Current.CancellationToken);
        Assert.Contains("log.csv: read 2, stored 2, duplicate 0, rejected 0 (accesses", (await Run.Of("ingest", folder["log.csv"], "--data", folder["data"])).Out, StringComparison.Ordinal);
        var again = await Run.Of("ingest", folder["log.csv"], "--data", folder["data"]);
        Assert.Equal(0, again.Code);
        Assert.Contains("stored 0", again.Out, StringComparison.Ordinal);
        Free();
    }

    [Fact]
    public async Task MarksWhatIsGone_WhenTheFileIsTheWholeFeed()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["a.csv"], "vendor_id,name\nV1,North\nV2,South\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["b.csv"], "vendor_id,name\nV1,North\n", TestContext.Current.CancellationToken);
        await Run.Of("ingest", folder["a.csv"], "--data", folder["data"], "--as-of", "2026-03-01T06:00:00Z");
        var late = await Run.Of("ingest", folder["b.csv"], "--data", folder["data"], "--full", "--as-of", "2026-02-01T06:00:00Z");
        Assert.Contains("read 1, stored 0, duplicate 1, rejected 0, no longer there 0 (vendors", late.Out, StringComparison.Ordinal);
        var full = await Run.Of("ingest", folder["b.csv"], "--data", folder["data"], "--full", "--as-of", "2026-04-01T06:00:00Z");
        Assert.Contains("read 1, stored 0, duplicate 1, rejected 0, no longer there 1 (vendors", full.Out, StringComparison.Ordinal);
        var bad = await Run.Of("ingest", folder["b.csv"], "--data", folder["data"], "--as-of", "2026-04-01T06:00:00");
        Assert.Equal(2, bad.Code);
        Assert.Contains("--as-of", bad.Error, StringComparison.Ordinal);
        Assert.Contains("future", (await Run.Of("ingest", folder["b.csv"], "--data", folder["data"], "--as-of", "2999-04-01T06:00:00Z")).Error, StringComparison.Ordinal);
        Free();
    }

    [Fact]
    public async Task Answers_One_WhenARecordIsRejected_AndSaysWhere()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["log.csv"], Header + "1,2026-10-01T08:00:00Z,u1,p1,read\n2,yesterday,u1,p2,read\n", TestContext.Current.CancellationToken);
        var run = await Run.Of("ingest", folder["log.csv"], "--data", folder["data"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("read 2, stored 1, duplicate 0, rejected 1", run.Out, StringComparison.Ordinal);
        Assert.StartsWith($"{folder["log.csv"]}, line 3, occurred_at: ", run.Error, StringComparison.Ordinal);
        // What was found may be a patient's; it is in the store, not in a script's log.
        Assert.DoesNotContain("yesterday", run.Error, StringComparison.Ordinal);
        Free();
    }

    [Fact]
    public async Task Answers_One_WhenANamedFileIsNoFeed()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["menu.csv"], "dish,price\nsoup,3\n", TestContext.Current.CancellationToken);
        var run = await Run.Of("ingest", folder["menu.csv"], "--data", folder["data"]);
        Assert.Equal(1, run.Code);
        Assert.StartsWith($"{folder["menu.csv"]}: not taken in.", run.Error, StringComparison.Ordinal);
        Free();
    }

    [Fact]
    public async Task Rejects_APathThatIsNotThere_WithoutMakingADataDirectory()
    {
        using var folder = new TempFolder();
        var run = await Run.Of("ingest", folder["missing.csv"], "--data", folder["data"]);
        Assert.Equal(2, run.Code);
        Assert.Contains(folder["missing.csv"], run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["data"]));
    }

    [Fact]
    public async Task Rejects_AnUnknownZone()
    {
        using var folder = new TempFolder();
        var run = await Run.Of("ingest", folder.Path, "--data", folder["data"], "--zone", "Mars/Olympus");
        Assert.Equal((2, $"--zone is \"Mars/Olympus\"; expected a zone such as America/Chicago.{Environment.NewLine}"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Reads_TimesWithoutZone_InTheZoneGiven()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["a.csv"], Header + "1,2026-10-01T08:00:00,u1,p1,read\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Run.Of("ingest", folder["a.csv"], "--data", folder["data"], "--zone", "America/Chicago")).Code);
        var store = new Data.DeskStore(folder["data"]);
        await using (var db = store.CreateDbContext()) Assert.Equal(new DateTime(2026, 10, 1, 13, 0, 0), db.Accesses.Single().At);
        Free();
    }

    [Fact]
    public async Task Finishes_WhatAKilledProcessBegan()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, (await Run.Of("seed", "--out", folder["feeds"], "--staff", "400", "--patients", "6000", "--days", "40", "--seed", "2")).Code);
        var log = Path.Combine(folder["feeds"], "accesses.csv");
        var rows = File.ReadLines(log).Count() - 1;
        await StallAsync(folder["data"]);
        using (var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "compliancedesk.dll"), "ingest", log, "--data", folder["data"]])
            { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            // It writes batch after batch, and comes to no end at a row of the second.
            while (!process.HasExited && await StoredAsync(folder["data"]) == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(0, process.ExitCode);
        }

        Assert.InRange(await StoredAsync(folder["data"]), 1, rows - 1);
        await RunAsync(folder["data"], "DROP TRIGGER Stalls; DROP VIEW Endless");
        var again = await Run.Of("ingest", log, "--data", folder["data"]);
        Assert.Equal((0, ""), (again.Code, again.Error));
        Assert.Contains("Finished 1 import that had been cut off.", again.Out, StringComparison.Ordinal);
        Assert.Equal(rows, await StoredAsync(folder["data"]));
        Free();
    }

    /// <summary>Makes a store in which an import stalls at a row after its first batch, however fast the machine is.</summary>
    private static async Task StallAsync(string data)
    {
        await new DeskStore(data).MigrateAsync(TestContext.Current.CancellationToken);
        await RunAsync(data,
            """
            CREATE VIEW Endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;
            CREATE TRIGGER Stalls AFTER INSERT ON Accesses WHEN NEW.Id = 60000 BEGIN SELECT count(*) FROM Endless; END;
            """);
    }

    private static async Task RunAsync(string data, string sql)
    {
        using var connection = new DeskStore(data).OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<long> StoredAsync(string data)
    {
        if (!File.Exists(Path.Combine(data, "compliancedesk.db"))) return 0;
        try
        {
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(data, "compliancedesk.db")};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            using var count = connection.CreateCommand();
            count.CommandText = "SELECT count(*) FROM Accesses";
            return (long)(await count.ExecuteScalarAsync())!;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The schema is not there yet.
            return 0;
        }
    }

    private static void Free() => Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
}
