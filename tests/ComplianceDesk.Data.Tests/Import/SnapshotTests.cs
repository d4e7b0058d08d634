using System.Text;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

/// <summary>A record feed is a state at a moment: rows remember when they came, changed and went.</summary>
public sealed class SnapshotTests : ImportTest
{
    private const string Encounters = "encounter_id,patient_id,class,started_at\n";
    private static readonly DateTime March = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private int files;

    private async Task<ImportRow> Import(string content, bool full = false, DateTime? asOf = null, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        var path = Path.Combine(folder.Path, $"{++files}.csv");
        await File.WriteAllTextAsync(path, content, new UTF8Encoding(false), CancellationToken.None);
        return await new FileImporter(store, TimeProvider.System).ImportAsync(path, new ImportRequest("tester", null, full, asOf), progress, stop);
    }

    private async Task<(string Id, int? First, int? Changed, int? Gone)[]> All()
    {
        await using var db = store.CreateDbContext();
        return [.. (await db.Encounters.IgnoreQueryFilters().OrderBy(e => e.EncounterId).ToListAsync()).Select(e => (e.EncounterId, e.FirstImportId, e.ChangedImportId, e.GoneImportId))];
    }

    private async Task<string[]> Standing()
    {
        await using var db = store.CreateDbContext();
        return [.. await db.Encounters.OrderBy(e => e.EncounterId).Select(e => e.EncounterId).ToListAsync()];
    }

    [Fact]
    public async Task MarksWhatAFullSnapshotDoesNotName_AndWhatComesBack()
    {
        var first = await Import(Encounters + "E1,P1,inpatient,2026-01-01\nE2,P1,inpatient,2026-01-02\nE3,P2,virtual,2026-01-03\n");
        var second = await Import(Encounters + "E1,P1,inpatient,2026-01-01\nE2,P1,emergency,2026-01-02\n", full: true);
        Assert.Equal((1L, 1L, 1L), (second.Stored, second.Duplicate, second.Gone));
        Assert.Equal([("E1", first.Id, first.Id, null), ("E2", first.Id, second.Id, null), ("E3", first.Id, first.Id, second.Id)], await All());
        Assert.Equal(["E1", "E2"], await Standing());

        var third = await Import(Encounters + "E3,P2,virtual,2026-01-03\n");
        Assert.Equal((1L, 0L, 0L), (third.Stored, third.Duplicate, third.Gone));
        Assert.Equal(["E1", "E2", "E3"], await Standing());
        Assert.Equal(("E3", first.Id, third.Id, null), (await All())[2]);
        await using var db = store.CreateDbContext();
        Assert.Equal(0, await db.SeenRecords.CountAsync());
    }

    [Fact]
    public async Task MarksRowsWithoutAnIdOfTheirOwn()
    {
        await Import("patient_id,user_id,relationship,starts_on\nP1,U1,nurse,2026-01-01\nP1,U2,,\n");
        var full = await Import("patient_id,user_id,relationship,starts_on\nP1,U2,,\n", full: true);
        Assert.Equal((0L, 1L, 1L), (full.Stored, full.Duplicate, full.Gone));
        await using var db = store.CreateDbContext();
        var user = await db.Workforce.SingleAsync(u => u.UserId == "U2");
        Assert.Equal(user.Id, (await db.CareTeam.SingleAsync()).UserId);
    }

    [Fact]
    public async Task UnlistsAPatientThatIsGone_ButKeepsTheRow()
    {
        await Import("patient_id,given_name\nP1,Ann\nP2,Bob\n");
        await Import(Encounters + "E1,P1,inpatient,2026-01-01\nE2,P3,inpatient,2026-01-01\n");
        var full = await Import("patient_id,given_name\nP2,Bob\n", full: true);
        // P3 is only referred to: it was never there, so it cannot go.
        Assert.Equal(1, full.Gone);
        await using var db = store.CreateDbContext();
        Assert.Equal([("P1", false, full.Id), ("P2", true, null), ("P3", false, null)],
            (await db.Patients.OrderBy(p => p.PatientId).ToListAsync()).Select(p => (p.PatientId, p.Listed, p.GoneImportId)));
        await Import("patient_id,given_name\nP1,Ann\n");
        Assert.True((await db.Patients.AsNoTracking().SingleAsync(p => p.PatientId == "P1")).Listed);
    }

    [Fact]
    public async Task MarksNothing_WhenRecordsWereRejected_OrNoneWasNamed()
    {
        await Import(Encounters + "E1,P1,inpatient,2026-01-01\nE2,P1,inpatient,2026-01-02\n");
        var broken = await Import(Encounters + "E1,P1,inpatient,2026-01-01\nE2,P1,asleep,2026-01-02\n", full: true);
        Assert.Equal((1L, 0L), (broken.Rejected, broken.Gone));
        Assert.Contains("nothing was marked as no longer there", broken.Remarks, StringComparison.Ordinal);
        Assert.Equal(0, (await Import(Encounters, full: true)).Gone);
        Assert.Equal(["E1", "E2"], await Standing());
        // What the broken one named is forgotten: the next full snapshot counts for itself.
        Assert.Equal(1, (await Import(Encounters + "E2,P1,inpatient,2026-01-02\n", full: true)).Gone);
        Assert.Equal(["E2"], await Standing());
    }

    [Fact]
    public async Task ChangesNothing_FromAnOlderSnapshot()
    {
        var newer = await Import(Encounters + "E1,P1,inpatient,2026-01-01\nE2,P1,inpatient,2026-01-01\n", asOf: March);
        var older = await Import(Encounters + "E1,P1,emergency,2026-01-01\nE0,P1,virtual,2025-01-01\n", full: true, asOf: March.AddDays(-7));
        Assert.Equal((1L, 1L, 0L), (older.Stored, older.Duplicate, older.Gone));
        Assert.Contains("A later state of this feed", older.Remarks, StringComparison.Ordinal);
        Assert.Null(newer.Remarks is { } said && said.Contains("later state", StringComparison.Ordinal) ? said : null);
        Assert.Equal(["E0", "E1", "E2"], await Standing());
        await using var db = store.CreateDbContext();
        var row = await db.Encounters.SingleAsync(e => e.EncounterId == "E1");
        Assert.Equal(("inpatient", newer.Id), (row.Class, row.ChangedImportId));
    }

    [Fact]
    public async Task TakesTheSameBytesInAgain_WhenTheyAreNewsAgain()
    {
        const string Before = Encounters + "E1,P1,inpatient,2026-01-01\n";
        await Import(Before);
        Assert.Equal(ImportStatus.Repeated, (await Import(Before)).Status);
        await Import(Encounters + "E1,P1,emergency,2026-01-01\nE2,P1,emergency,2026-01-01\n");
        var back = await Import(Before);
        Assert.Equal((ImportStatus.Finished, 1L, 0L), (back.Status, back.Stored, back.Gone));
        Assert.Equal((ImportStatus.Finished, 0L, 1L), (await Import(Before, full: true)) is var full ? (full.Status, full.Stored, full.Gone) : default);
        Assert.Equal(ImportStatus.Repeated, (await Import(Before, full: true)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GoesOnWithAFullSnapshotThatWasCutOff(bool onEmpty)
    {
        var many = new StringBuilder(Encounters);
        for (var i = 0; i < 170_000; i++) many.Append(System.Globalization.CultureInfo.InvariantCulture, $"F{i:000000},P{i % 500},virtual,2026-01-01\n");
        if (onEmpty) { await Import("patient_id\nP0\n"); }
        else await Import(Encounters + "E1,P1,inpatient,2026-01-01\nF000000,P0,virtual,2026-01-01\n");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Import(many.ToString(), full: true, progress: new AfterFirstBatch(stop), stop: stop.Token));
        await using var db = store.CreateDbContext();
        Assert.InRange((await db.Imports.AsNoTracking().OrderBy(i => i.Id).LastAsync()).Read, 1, 169_999);
        Assert.Equal(1, await new FileImporter(store, TimeProvider.System).ResumeAsync());
        var import = await db.Imports.AsNoTracking().OrderBy(i => i.Id).LastAsync();
        Assert.Equal(onEmpty ? (170_000L, 170_000L, 0L, 0L) : (170_000L, 169_999L, 1L, 1L), (import.Read, import.Stored, import.Duplicate, import.Gone));
        Assert.Equal(170_000, await db.Encounters.CountAsync());
        Assert.Equal(2, await db.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Encounters'").SingleAsync());
    }

    [Fact]
    public async Task IsNotedByTheQualityRun_ThatSawIt()
    {
        await Import("patient_id,given_name\nP1,Ann\n", asOf: March);
        var late = await Import("patient_id,given_name\nP1,Anna\n", asOf: March.AddDays(2));
        await Import("patient_id,given_name\nP2,Bob\n", asOf: March.AddDays(1));
        var encounters = await Import(Encounters + "E1,P1,inpatient,2026-01-01\n", asOf: March);
        var run = await new QualityRunner(store, TimeProvider.System).RunAsync();
        await using var db = store.CreateDbContext();
        Assert.Equal([("encounters", encounters.Id, March), ("patients", late.Id, March.AddDays(2))],
            (await db.QualityRunSnapshots.Where(s => s.RunId == run.Id).OrderBy(s => s.Feed).ToListAsync()).Select(s => (s.Feed, s.ImportId, s.AsOf)));
    }

    private sealed class AfterFirstBatch(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == ImportStage.Storing && value.Rows > 0) stop.Cancel();
        }
    }
}
