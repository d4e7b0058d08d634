using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Features.Imports;
using ComplianceDesk.Web.Features.Quality;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Web.Features.Reports;
using ComplianceDesk.Web.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Workers;

/// <summary>The workers' own work, and the pages that show it, without a browser.</summary>
public sealed class WorkTests
{
    private const string Accesses = "event_id,occurred_at,user_id,patient_id,action,source_system\n"
        + "1,2026-09-01T10:00:00Z,u1,p1,read,Epic\n2,2026-09-03T10:00:00Z,u1,p1,read,Epic\n3,never,u1,p1,read,Epic\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakesIn_WhatLiesInTheInbox_ReferenceFeedsFirst_AndJudgesIt()
    {
        await using var desk = await DeskFolder.MakeAsync();
        var inbox = desk.Services.GetRequiredService<Inbox>();
        Put(inbox, "a-log.csv", Accesses);
        Put(inbox, "z-patients.csv", "patient_id,given_name,family_name\np1,Pat,Smith\n");
        Put(inbox, "notes.csv", "colour,taste\nred,sweet\n");

        var worker = desk.Services.GetRequiredService<ImportWorker>();
        await worker.RunOnceAsync(Stop);

        await using var db = desk.Store.CreateDbContext();
        var imports = await db.Imports.OrderBy(i => i.Id).ToListAsync(Stop);
        Assert.Equal(["z-patients.csv", "a-log.csv", "notes.csv"], imports.Select(i => i.FileName));
        Assert.Equal([ImportStatus.Finished, ImportStatus.Finished, ImportStatus.Failed], imports.Select(i => i.Status));
        Assert.All(imports, i => Assert.Equal(Inbox.Sender, i.ReceivedBy));
        Assert.Empty(Directory.GetFiles(inbox.Folder));
        Assert.EndsWith("notes.csv", Assert.Single(Directory.GetFiles(inbox.Refused)), StringComparison.Ordinal);
        Assert.Equal(2, (await db.JudgementRuns.SingleAsync(Stop)).Events);
        Assert.Equal(1, await db.QualityRuns.CountAsync(Stop));

        // Nothing new: nothing is judged again.
        Assert.False(await desk.Services.GetRequiredService<NewDataJudge>().RunOnceAsync(Stop));
    }

    [Fact]
    public async Task TakesAFileOfTheSubfolderFull_AsTheWholeOfItsFeed_AndJudgesAgain()
    {
        await using var desk = await DeskFolder.MakeAsync();
        var inbox = desk.Services.GetRequiredService<Inbox>();
        var worker = desk.Services.GetRequiredService<ImportWorker>();
        // A copy that kept the time of a machine whose clock is ahead is no copy under way.
        Put(inbox, "all.csv", "patient_id,given_name\np1,Pat\np2,Sam\n", TimeSpan.FromHours(-5));
        await worker.RunOnceAsync(Stop);
        Directory.CreateDirectory(inbox.Whole);
        Put(inbox, "full/less.csv", "patient_id,given_name\np1,Pat\n");
        await worker.RunOnceAsync(Stop);

        await using var db = desk.Store.CreateDbContext();
        Assert.Equal([(false, 2L, 0L), (true, 0L, 1L)], (await db.Imports.OrderBy(i => i.Id).ToListAsync(Stop)).Select(i => (i.Full, i.Stored, i.Gone)));
        Assert.Equal(["p1"], await db.Patients.Where(p => p.Listed).Select(p => p.PatientId).ToListAsync(Stop));
        // What is gone is news: the records are checked again without it.
        Assert.Equal(2, await db.QualityRuns.CountAsync(Stop));
    }

    [Fact]
    public async Task Leaves_AFileThatIsStillBeingCopied()
    {
        await using var desk = await DeskFolder.MakeAsync();
        var inbox = desk.Services.GetRequiredService<Inbox>();
        Put(inbox, "log.csv", Accesses, TimeSpan.Zero);

        Assert.Equal(0, await inbox.RunOnceAsync(Stop));
        Assert.Single(Directory.GetFiles(inbox.Folder));
    }

    [Fact]
    public async Task Shows_AnImportWithItsGapsAndRejectedRecords_MaskedUnlessAllowed()
    {
        await using var desk = await DeskFolder.MakeAsync();
        Put(desk.Services.GetRequiredService<Inbox>(), "log.csv", Accesses);
        await desk.Services.GetRequiredService<ImportWorker>().RunOnceAsync(Stop);

        var list = desk.Services.GetRequiredService<ImportsPageModel>();
        await list.LoadAsync("?feed=&status=finished&sort=-rejected");
        Assert.Equal(ImportStatus.Finished, list.Status);
        Assert.Equal(new DateOnly(2026, 9, 2), Assert.Single(Assert.Single(list.Coverage).Gaps));
        Assert.Equal("/imports?status=Finished&sort=-rejected&at=after-3", list.Href(new RowCursor(3, false)));

        var page = desk.Services.GetRequiredService<ImportPageModel>();
        await page.LoadAsync(1, "", withValues: false);
        Assert.Equal("3 read = 2 stored + 0 duplicate + 1 rejected", page.Equation);
        Assert.Null(Assert.Single(page.Detail!.Rejected).Found);
        await page.LoadAsync(1, "", withValues: true);
        Assert.Equal("never", Assert.Single(page.Detail!.Rejected).Found);
        await page.LoadAsync(99, "?after=x", withValues: true);
        Assert.Null(page.Detail);
    }

    [Fact]
    public async Task Makes_AReport_AndShowsIt()
    {
        await using var desk = await DeskFolder.MakeAsync();
        Put(desk.Services.GetRequiredService<Inbox>(), "log.csv", Accesses);
        await desk.Services.GetRequiredService<ImportWorker>().RunOnceAsync(Stop);
        var page = desk.Services.GetRequiredService<ReportsPageModel>();
        await page.LoadAsync("officer", ReportReaders.ComplianceOfficer, "");
        Assert.Equal(new DateOnly(2026, 9, 3), page.To);

        (page.From, page.To) = (new DateOnly(2026, 9, 3), new DateOnly(2026, 9, 1));
        await page.AskAsync();
        Assert.Equal("The period begins on 3 Sep 2026, after its end on 1 Sep 2026.", page.Problem);
        Assert.Empty(page.Jobs);

        (page.From, page.To) = (new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 3));
        await page.AskAsync();
        Assert.Null(page.Problem);
        Assert.Equal(ReportJobState.Waiting, Assert.Single(page.Jobs).State);
        Assert.Equal("Waits for its turn.", page.Outcome(page.Jobs[0]));
        await desk.Services.GetRequiredService<ReportWorker>().RunOnceAsync(Stop);
        await page.ReloadAsync();
        Assert.Equal(ReportJobState.Done, Assert.Single(page.Jobs).State);
        Assert.StartsWith("Report no. 1, ", page.Outcome(page.Jobs[0]), StringComparison.Ordinal);
        Assert.Equal(("officer", "pdf"), (Assert.Single(page.List.Rows).GeneratedBy, page.List.Rows[0].Format));

        // The preparer does not sign off; a director who may not read the report neither; an officer does, in the background.
        await page.SignOffAsync(1);
        Assert.Equal("Somebody other than the preparer signs a report off.", page.Problem);
        await page.LoadAsync("director", ReportReaders.HimDirector, "");
        await page.SignOffAsync(1);
        Assert.Equal("Your role signs no such report off.", page.Problem);
        await page.LoadAsync("second", ReportReaders.ComplianceOfficer, "");
        await page.SignOffAsync(1);
        Assert.Null(page.Problem);
        Assert.Contains(1, page.List.BeingSignedOff);
        await page.SignOffAsync(1);
        Assert.Equal("A sign-off of this draft is under way already.", page.Problem);
        await desk.Services.GetRequiredService<ReportWorker>().RunOnceAsync(Stop);
        await page.ReloadAsync();
        Assert.Equal([(2, 2, "second"), (1, 1, null)], page.List.Rows.Select(r => (r.Id, r.Version, r.SignedOffBy)));
        Assert.Equal([1], page.List.Supersedes[2]);
    }

    [Fact]
    public async Task Cancels_AJobOfOnesOwn_AndOfficersThoseOfOthers()
    {
        await using var desk = await DeskFolder.MakeAsync();
        var page = desk.Services.GetRequiredService<ReportsPageModel>();
        await page.LoadAsync("auditor", ReportReaders.Auditor, "");
        await page.AskAsync();
        await page.AskAsync();
        await page.LoadAsync("other", ReportReaders.Auditor, "");
        Assert.False(page.MayCancel(page.Jobs[0]));
        await page.CancelAsync(1);
        Assert.Equal("This job has ended already.", page.Problem);
        await page.LoadAsync("auditor", ReportReaders.Auditor, "");
        await page.CancelAsync(1);
        Assert.Null(page.Problem);
        await page.LoadAsync("officer", ReportReaders.ComplianceOfficer, "");
        await page.CancelAsync(2);
        await desk.Services.GetRequiredService<ReportWorker>().RunOnceAsync(Stop);
        await page.ReloadAsync();
        Assert.Equal([(2, ReportJobState.Cancelled, "officer"), (1, ReportJobState.Cancelled, "auditor")], page.Jobs.Select(j => (j.Id, j.State, j.CancelledBy!)));
        Assert.Empty(page.List.Rows);
    }

    [Fact]
    public async Task Reveals_ValuesForARecordedReasonOnly()
    {
        await using var desk = await DeskFolder.MakeAsync();
        Put(desk.Services.GetRequiredService<Inbox>(), "patients.csv", "patient_id,given_name,family_name,birth_date\np1,Pat2,Smith,1980-01-01\n");
        await desk.Services.GetRequiredService<ImportWorker>().RunOnceAsync(Stop);
        var page = desk.Services.GetRequiredService<CheckPageModel>();
        await page.LoadAsync("CNF-23", "");
        Assert.Null(Assert.Single(page.Page.Failures).Found);

        Assert.NotNull(await page.RevealAsync("officer", "because"));
        Assert.False(page.Revealed);
        Assert.Null(await page.RevealAsync("officer", "Mending the names of this extract"));
        Assert.Contains("Pat2", Assert.Single(page.Page.Failures).Found, StringComparison.Ordinal);

        await using var db = desk.Store.CreateDbContext();
        var entry = await db.Trail.SingleAsync(t => t.Action == "reveal-values", Stop);
        Assert.Equal(("officer", "check:CNF-23", "Mending the names of this extract"), (entry.Who, entry.Subject, entry.Detail));
    }

    private static void Put(Inbox inbox, string name, string content, TimeSpan? age = null)
    {
        Directory.CreateDirectory(inbox.Folder);
        var path = Path.Combine(inbox.Folder, name);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime - (age ?? TimeSpan.FromMinutes(1)));
    }
}
