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
