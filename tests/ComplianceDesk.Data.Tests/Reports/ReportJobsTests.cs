using System.Text;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Reports;

/// <summary>Jobs are kept in the store: they outlive the page and the process, end once, and say how.</summary>
public sealed class ReportJobsTests
{
    private static readonly ReportRequest March = new("activity-review", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 3), "officer");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_WhatWaits_InItsOrder_AfterARestart()
    {
        using var hospital = await Hospital.OpenAsync();
        var asking = Jobs(hospital);
        await asking.AskAsync(March, "pdf", Stop);
        await asking.AskAsync(March with { Name = "executive-summary", By = "director" }, "xlsx", Stop);

        // The process that took the orders is gone.
        var jobs = Jobs(hospital);
        var seen = new List<ReportProgress?>();
        jobs.Changed += () => seen.Add(jobs.Progress);
        var first = (await jobs.RunOnceAsync(Render, Stop))!;
        var second = (await jobs.RunOnceAsync(Render, Stop))!;
        Assert.Null(await jobs.RunOnceAsync(Render, Stop));

        Assert.Equal([(1, "officer", ReportJobState.Done, 1), (2, "director", ReportJobState.Done, 1)], new[] { first, second }.Select(j => (j.Id, j.AskedBy, j.State, j.Starts)));
        await using var db = hospital.Store.CreateDbContext();
        var made = await db.Reports.OrderBy(r => r.Id).ToListAsync(Stop);
        Assert.Equal([(first.ReportId, "activity-review", "pdf", true), (second.ReportId, "executive-summary", "xlsx", true)], made.Select(r => ((int?)r.Id, r.Name, r.Format, r.Draft)));
        Assert.Contains(seen, p => p is { Job: 1, Stage: ReportStage.Reading });
        Assert.Null(jobs.Progress);
        Assert.True(first.Rows > 0);
    }

    [Fact]
    public async Task Counts_TheRowsThatWereWritten()
    {
        using var hospital = await Hospital.OpenAsync();
        var jobs = Jobs(hospital);
        await jobs.AskAsync(March, "pdf", Stop);
        var rows = 0L;
        var sections = 0;
        ReportProgress? last = null;

        var job = await jobs.RunOnceAsync(
            (_, document, stream, _) =>
            {
                foreach (var section in document.Sections)
                {
                    rows += Tables(section).Sum(t => t.ReadRows().LongCount());
                    sections++;
                    last = jobs.Progress;
                }

                stream.WriteByte(1);
            },
            Stop);

        Assert.Equal(rows, job!.Rows);
        Assert.Equal(new ReportProgress(1, ReportStage.Writing, new DocumentProgress(sections, sections, rows, last!.Done.Total)), last);
    }

    [Fact]
    public async Task StartsOver_WhenItWasCutOff_AndEntersTheRegisterOnce()
    {
        using var hospital = await Hospital.OpenAsync();
        await Jobs(hospital).AskAsync(March, "pdf", Stop);
        await using (var db = hospital.Store.CreateDbContext())
        {
            // As a kill leaves it.
            await db.ReportJobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.State, ReportJobState.Running).SetProperty(j => j.Starts, 1), Stop);
        }

        var jobs = Jobs(hospital);
        var job = (await jobs.RunOnceAsync(Render, Stop))!;
        Assert.Null(await jobs.RunOnceAsync(Render, Stop));

        Assert.Equal((ReportJobState.Done, 2), (job.State, job.Starts));
        await using var now = hospital.Store.CreateDbContext();
        Assert.Equal(1, await now.Reports.CountAsync(Stop));
    }

    [Fact]
    public async Task WaitsAgain_WhenTheDeskStops()
    {
        using var hospital = await Hospital.OpenAsync();
        var jobs = Jobs(hospital);
        await jobs.AskAsync(March, "pdf", Stop);
        using var stopping = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => jobs.RunOnceAsync(
            (_, document, stream, stop) =>
            {
                stopping.Cancel();
                Render("pdf", document, stream, stop);
            },
            stopping.Token));

        await using var db = hospital.Store.CreateDbContext();
        var job = await db.ReportJobs.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((ReportJobState.Waiting, 0, null), (job.State, job.Starts, job.FinishedAt));
        Assert.Empty(Directory.GetFiles(hospital.Store.Reports));
        Assert.Equal(ReportJobState.Done, (await Jobs(hospital).RunOnceAsync(Render, Stop))!.State);
    }

    [Fact]
    public async Task GivesUp_WhenItWasCutOffTooOften()
    {
        using var hospital = await Hospital.OpenAsync();
        var jobs = Jobs(hospital);
        await jobs.AskAsync(March, "pdf", Stop);
        await using var db = hospital.Store.CreateDbContext();
        await db.ReportJobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.State, ReportJobState.Running).SetProperty(j => j.Starts, ReportJobs.MostStarts), Stop);

        Assert.Null(await jobs.RunOnceAsync(Render, Stop));

        var job = await db.ReportJobs.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((ReportJobState.Failed, "The desk was cut off 3 times while it ran. It is not begun again."), (job.State, job.Problem));
        Assert.Equal(("report-failed", "officer", "report-job:1"), await db.Trail.Select(t => new ValueTuple<string, string, string>(t.Action, t.Who, t.Subject!)).SingleAsync(Stop));
    }

    [Fact]
    public async Task Cancels_WhileTheFileIsWritten()
    {
        using var hospital = await Hospital.OpenAsync();
        var jobs = Jobs(hospital);
        await jobs.AskAsync(March, "pdf", Stop);

        var job = (await jobs.RunOnceAsync(
            (_, document, stream, stop) =>
            {
                Assert.Null(jobs.CancelAsync(1, "director", CancellationToken.None).GetAwaiter().GetResult());
                Assert.True(stop.IsCancellationRequested);
                Render("pdf", document, stream, stop);
            },
            Stop))!;

        Assert.Equal((ReportJobState.Cancelled, "director", null), (job.State, job.CancelledBy, job.ReportId));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(0, await db.Reports.CountAsync(Stop));
        Assert.Empty(Directory.GetFiles(hospital.Store.Reports));
        Assert.Equal(("report-cancelled", "director"), await db.Trail.Select(t => new ValueTuple<string, string>(t.Action, t.Who)).SingleAsync(Stop));
        Assert.Equal("ended", (await jobs.CancelAsync(1, "director", Stop))!.Code);
    }

    [Fact]
    public async Task BreaksOff_AQueryInTheMiddle()
    {
        using var hospital = await Hospital.OpenAsync();
        using var cancel = new CancellationTokenSource();
        var store = hospital.Store.Until(cancel.Token);
        await using var db = store.CreateDbContext();
        var began = new TaskCompletionSource();
        await db.Database.OpenConnectionAsync(Stop);
        ((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection()).CreateFunction("began", () =>
        {
            began.TrySetResult();
            return 1L;
        });
        // Counts for minutes, and looks at no token while it does.
        var counting = Task.Run(() => db.Database.SqlQueryRaw<long>("WITH RECURSIVE n(i) AS (SELECT began() UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000) SELECT count(*) AS Value FROM n").ToList(), Stop);
        await began.Task.WaitAsync(TimeSpan.FromMinutes(1), Stop);
        Assert.False(counting.IsCompleted);

        await cancel.CancelAsync();

        var broken = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => counting.WaitAsync(TimeSpan.FromMinutes(1), Stop));
        Assert.Equal(SQLitePCL.raw.SQLITE_INTERRUPT, broken.SqliteErrorCode);
        await db.Database.CloseConnectionAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Reports.CountAsync(Stop));
        // The store itself goes on.
        await using var other = hospital.Store.CreateDbContext();
        Assert.Equal(0, await other.Reports.CountAsync(Stop));
    }

    [Fact]
    public async Task Fails_Loudly_AndGoesOnWithTheNext()
    {
        using var hospital = await Hospital.OpenAsync();
        var jobs = Jobs(hospital);
        await jobs.AskAsync(March, "pdf", Stop);
        await jobs.AskAsync(March, "pdf", Stop);
        await jobs.AskAsync(March, "pdf", Stop);

        await Assert.ThrowsAsync<InvalidOperationException>(() => jobs.RunOnceAsync((_, _, _, _) => throw new InvalidOperationException("SELECT secret"), Stop));
        await Assert.ThrowsAsync<IOException>(() => jobs.RunOnceAsync((_, _, _, _) => throw new IOException("No space left on device"), Stop));
        Assert.Equal(ReportJobState.Done, (await jobs.RunOnceAsync(Render, Stop))!.State);

        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(
            ["It stopped with an error; the server's log says why (job 1).", "No space left on device", null],
            await db.ReportJobs.OrderBy(j => j.Id).Select(j => j.Problem).ToListAsync(Stop));
        Assert.Equal(2, await db.Trail.CountAsync(t => t.Action == "report-failed", Stop));
    }

    [Fact]
    public async Task SignsOff_AsAJob_AndSaysWhyNot()
    {
        using var hospital = await Hospital.OpenAsync();
        var jobs = Jobs(hospital);
        await jobs.AskAsync(March, "pdf", Stop);
        var draft = (await jobs.RunOnceAsync(Render, Stop))!.ReportId!.Value;

        Assert.Equal("no-sign-off", (await jobs.AskSignOffAsync(draft, "officer", Stop)).Refusal!.Code);
        Assert.Null((await jobs.AskSignOffAsync(draft, "director", Stop)).Refusal);
        Assert.Equal("under-way", (await jobs.AskSignOffAsync(draft, "auditor", Stop)).Refusal!.Code);
        hospital.Finding(hospital.User("u1"), null, 80, f => f.FirstAt = f.LastAt = Hospital.Noon);
        await hospital.SaveAsync();
        var refused = (await jobs.RunOnceAsync(Render, Stop))!;
        Assert.Equal((ReportJobState.Failed, "The store no longer gives the figures of this draft: data or decisions came since, or the file was signed when it was made. Make a new draft."), (refused.State, refused.Problem));

        await jobs.AskAsync(March, "pdf", Stop);
        var again = (await jobs.RunOnceAsync(Render, Stop))!.ReportId!.Value;
        Assert.Contains($"no. {again}", (await jobs.AskSignOffAsync(draft, "director", Stop)).Refusal!.Text, StringComparison.Ordinal);
        await jobs.AskSignOffAsync(again, "director", Stop);
        var signed = (await jobs.RunOnceAsync(Render, Stop))!;
        await using var db = hospital.Store.CreateDbContext();
        var issued = await db.Reports.SingleAsync(r => r.Id == signed.ReportId, Stop);
        Assert.Equal(("director", 2, again), (issued.SignedOffBy, issued.Version, issued.DraftId));
    }

    [Fact]
    public async Task Refuses_WhomTheStoreDoesNotKnow_AndKeepsNobodysId()
    {
        using var hospital = await Hospital.OpenAsync();
        var patient = hospital.Patient("MRN-1");
        await hospital.SaveAsync();
        var jobs = Jobs(hospital);
        Assert.Equal("There is no patient with this record number.", (await jobs.AskAsync(March with { Name = "patient-access", Patient = "MRN-2" }, "pdf", Stop)).Refusal!.Text);
        Assert.Equal("no-format", (await jobs.AskAsync(March, "docx", Stop)).Refusal!.Code);
        await jobs.AskAsync(March with { Name = "patient-access", Patient = "MRN-1" }, "pdf", Stop);

        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal($"patient:{patient}", (await db.ReportJobs.AsNoTracking().SingleAsync(Stop)).About);
        Assert.Equal($"patient:{patient}", (await db.Reports.SingleAsync(r => r.Id == jobs.RunOnceAsync(Render, Stop).GetAwaiter().GetResult()!.ReportId, Stop)).About);
    }

    private static ReportJobs Jobs(Hospital hospital) =>
        new(hospital.Store, new ReportMaker(hospital.Store, new ReportRegister(hospital.Store), new KeyList(hospital.Store, TimeProvider.System), TimeProvider.System), TimeProvider.System);

    private static IEnumerable<Table> Tables(Section section) => section.Blocks.SelectMany(b => b switch { Table t => [t], Section s => Tables(s), _ => Enumerable.Empty<Table>() });

    private static void Render(string format, Document document, Stream stream, CancellationToken stop)
    {
        var lines = document.Sections.SelectMany(Tables).Concat(document.Attachments.Select(a => a.Table)).SelectMany(t => t.ReadRows()).Select(r => string.Join(',', r.Select(c => c.Text)));
        var text = string.Join('\n', [document.Info.Standing, document.Info.ReportId, format, .. lines]);
        stop.ThrowIfCancellationRequested();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
