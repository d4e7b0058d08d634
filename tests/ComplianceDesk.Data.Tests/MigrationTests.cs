using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ComplianceDesk.Data.Tests;

/// <summary>The migrations build exactly the schema that the model describes.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void Matches_TheModel()
    {
        using var db = new DesignTimeDeskContextFactory().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet ef migrations add NAME --project src/ComplianceDesk.Data");
    }

    [Fact]
    public async Task Upgrades_AStoreOfTheVersionBefore_AndGuardsItsReports()
    {
        using var folder = new TemporaryFolder();
        var store = new DeskStore(folder.Path);
        await using (var db = store.CreateDbContext())
        {
            await db.GetService<IMigrator>().MigrateAsync("PolicyAndRecords");
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO Reports (Name, Format, "From", "To", GeneratedBy, GeneratedAt, Bytes, Sha256)
                VALUES ('activity-review', 'pdf', '2026-10-01', '2026-10-31', 'cora', 0, 1, 'a')
                """);
        }
        await store.MigrateAsync();
        await using var now = store.CreateDbContext();
        var report = await now.Reports.SingleAsync();
        Assert.Equal((true, 1, false), (report.Identified, report.Version, report.Draft));
    }

    [Fact]
    public async Task Upgrades_WaiversOfWorkItemsToWaivers()
    {
        using var folder = new TemporaryFolder();
        var store = new DeskStore(folder.Path);
        await using (var db = store.CreateDbContext())
        {
            await db.GetService<IMigrator>().MigrateAsync("RecordsAndReports");
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO QualityRuns (Id, StartedAt, FinishedAt, RubricHash) VALUES (1, 1000, 2000, 'x');
                INSERT INTO WorkItems (Id, Key, Measure, Feed, RecordId, OwnerKind, Owner, Owed, DueAt, OpenedAt, LastRunId, WaivedBy, WaivedUntil) VALUES (7, 'k', 'verbal-order', 'documents', 'D1', 0, 'u1', 'Signature', 500, 900, 1, 'dana', '2026-06-05');
                INSERT INTO WorkItemChanges (ItemId, At, Who, Change, Reason, "Until") VALUES
                    (7, 900, 'desk', 0, NULL, NULL), (7, 950, 'dana', 3, 'On leave.', '2026-06-01'), (7, 960, 'dora', 4, 'Back early.', NULL), (7, 970, 'dana', 3, 'Ill again.', '2026-06-05');
                """);
        }
        await store.MigrateAsync();
        await using var now = store.CreateDbContext();
        var waivers = await now.Waivers.OrderBy(w => w.Id).ToListAsync();
        Assert.Equal([("u1", "On leave.", "dana", "dora", "Back early."), ("u1", "Ill again.", "dana", null, null)], waivers.Select(w => (w.Owner, w.Reason, w.GrantedBy, w.EndedBy, w.EndedBecause)));
        Assert.All(waivers, w => Assert.Equal((null, 7), (w.CheckId, w.WorkItemId)));
        Assert.Equal(new DateOnly(2026, 6, 5), waivers[1].ExpiresOn);
        Assert.Single(await now.WorkItemChanges.ToListAsync());
        Assert.Equal((await now.QualityRuns.SingleAsync()).StartedAt, (await now.QualityRuns.SingleAsync()).AsOf);
        Assert.Equal((await now.WorkItems.SingleAsync()).OpenedAt, (await now.WorkItems.SingleAsync()).AsOf);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CaseLettersCoOwnersRejections")]
    public async Task Opens_AStoreWhoseMigrationWasKilled(string? reached)
    {
        using var folder = new TemporaryFolder();
        var store = new DeskStore(folder.Path);
        await using var db = store.CreateDbContext();
        await db.GetService<IMigrator>().MigrateAsync(reached);
        await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-03-02 00:00:00')");

        await store.MigrateAsync().WaitAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Upgrades_CasesWhoseNoticeWasRecordedByHand()
    {
        using var folder = new TemporaryFolder();
        var store = new DeskStore(folder.Path);
        await using (var db = store.CreateDbContext())
        {
            await db.GetService<IMigrator>().MigrateAsync("CaseLettersCoOwnersRejections");
            foreach (var notified in new[] { "\"2026-03-04\"", "null" })
            {
                var recorded = "{\"discoveredOn\":\"2026-03-02\",\"individualsNotifiedOn\":" + notified + "}";
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO Cases (Title, OpenedAt, OpenedBy, Owner, DiscoveredOn, Stage, NoticeBy, Version, Facts)
                    VALUES ('x', 0, 'cora', 'cora', '2026-03-02', 0, '2026-05-01', 1, {recorded})
                    """);
            }
        }
        await store.MigrateAsync();
        await using var now = store.CreateDbContext();
        var facts = (await now.Cases.OrderBy(c => c.Id).ToListAsync()).Select(c => Data.Review.CaseFactsJson.Read(c.Facts)).ToList();
        Assert.Equal([new DateOnly(2026, 3, 4), null], facts.Select(f => f.IndividualsNotifiedOn));
        Assert.Equal(["Recorded by hand, before the letters of a case kept this day.", null], facts.Select(f => f.NotifiedBasis));
    }

    [Fact]
    public async Task Builds_AnEmptyStoreInWriteAheadLogging()
    {
        using var folder = new TemporaryFolder();
        var store = new DeskStore(folder.Path);
        await store.MigrateAsync();
        await using var db = store.CreateDbContext();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal("wal", db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").Single());
        Assert.Equal(0, await db.Accesses.CountAsync());
    }
}
