using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Review;

/// <summary>A step for every finding of a filter goes through the same checks as by hand, and says what it left.</summary>
public sealed class FindingJobsTests
{
    private static readonly FindingFilter Everything = new() { Scope = FindingScope.All };

    [Fact]
    public async Task Decides_EveryOpenFindingOfTheFilterAndNoOther()
    {
        using var hospital = await Hospital.OpenAsync();
        var boss = hospital.User("boss");
        hospital.User("officer", also: u => u.ManagerId = boss);
        var user = hospital.User("u1");
        for (var i = 0; i < 60; i++)
        {
            hospital.Finding(user, null, 50);
        }
        hospital.Finding(boss, null, 50);
        hospital.Finding(user, null, 80);
        hospital.Finding(user, null, 50, f => f.Status = FindingStatus.Violation);
        await hospital.SaveAsync();
        var jobs = new FindingJobs(hospital.Store, TimeProvider.System);
        var filter = Everything with { Severity = FindingSeverity.Medium };
        var viewer = new QueueViewer("officer", TimeZoneInfo.Utc, new TriageTargets(), Hospital.Noon);
        Assert.Equal(61, await jobs.CountAsync(filter, viewer));
        var (job, refusal) = await jobs.AskAsync(filter, "Severity: Medium", "officer", new(FindingOutcome.PolicyPermitted, "Training day of the whole ward."));
        Assert.Null(refusal);
        var told = 0;
        await jobs.RunAsync(job, TimeZoneInfo.Utc, new TriageTargets(), () => told++);
        var row = Assert.Single(await jobs.LatestAsync("officer"));
        Assert.Equal((FindingJobState.Finished, 61, 60, 1), (row.State, row.Count, row.Done, row.Refused));
        Assert.True(told >= 3);
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(60, await db.Findings.CountAsync(f => f.Outcome == FindingOutcome.PolicyPermitted));
        Assert.Equal(60, await db.Decisions.CountAsync(d => d.Note == "Training day of the whole ward."));
        Assert.Equal("decide policy-permitted: every status, severity medium, by score, highest first", (await db.Trail.FirstAsync(t => t.Action == "job")).Detail);
        Assert.Empty(await jobs.LatestAsync("second"));
    }

    [Fact]
    public async Task Assigns_ToAColleague()
    {
        using var hospital = await Hospital.OpenAsync();
        hospital.Finding(hospital.User("u1"), null, 50);
        await hospital.SaveAsync();
        var jobs = new FindingJobs(hospital.Store, TimeProvider.System);
        var (job, _) = await jobs.AskAsync(Everything, "all", "officer", new(AssignTo: "second"));
        await jobs.RunAsync(job, TimeZoneInfo.Utc, new TriageTargets());
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal("second", (await db.Findings.SingleAsync()).AssignedTo);
    }

    [Fact]
    public async Task GoesOn_WhereAStopCutItOff()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        int[] findings = [.. Enumerable.Range(0, 40).Select(_ => hospital.Finding(user, null, 50))];
        await hospital.SaveAsync();
        var jobs = new FindingJobs(hospital.Store, TimeProvider.System);
        var (first, _) = await jobs.AskAsync(Everything, "all", "officer", new(FindingOutcome.Appropriate, "All of them on the training ward."));
        var (second, _) = await jobs.AskAsync(Everything, "all", "officer", new());
        using var stopping = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => jobs.RunAsync(first, TimeZoneInfo.Utc, new TriageTargets(), stopping.Cancel, stopping.Token));
        var stopped = (await jobs.LatestAsync("officer")).Single(j => j.Id == first);
        Assert.Equal((FindingJobState.Running, 40, 25, 0, null), (stopped.State, stopped.Count, stopped.Done, stopped.Refused, stopped.FinishedAt));
        Assert.Equal([first, second], await jobs.WaitingAsync());

        // Found after the job began: not the job's business, though its filter holds it.
        var later = hospital.Finding(user, null, 50);
        await hospital.SaveAsync();
        // A kill between a decision and the job's own line of it.
        await new FindingReview(hospital.Store, TimeProvider.System).DecideAsync(findings[25], "officer", FindingStatus.New, FindingOutcome.Appropriate, "All of them on the training ward.");
        var again = new FindingJobs(hospital.Store, TimeProvider.System);
        foreach (var job in await again.WaitingAsync())
        {
            await again.RunAsync(job, TimeZoneInfo.Utc, new TriageTargets());
        }
        var done = (await again.LatestAsync("officer")).Single(j => j.Id == first);
        Assert.Equal((FindingJobState.Finished, 40, 40, 0), (done.State, done.Count, done.Done, done.Refused));
        Assert.Empty(await again.WaitingAsync());
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(40, await db.Decisions.CountAsync(d => d.Step == DecisionStep.Decided));
        Assert.Equal(FindingStatus.UnderReview, (await db.Findings.SingleAsync(f => f.Id == later)).Status);
    }

    [Fact]
    public async Task TakesBack_WhatAJobDecidedAndNothingElse()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        int[] findings = [.. Enumerable.Range(0, 4).Select(_ => hospital.Finding(user, null, 50))];
        await hospital.SaveAsync();
        var jobs = new FindingJobs(hospital.Store, TimeProvider.System);
        var review = new FindingReview(hospital.Store, TimeProvider.System);
        var (job, _) = await jobs.AskAsync(Everything with { User = "u1" }, "Person: u1", "officer", new(FindingOutcome.Appropriate, "All of them on the training ward."));
        // It changes before its turn and is left; the same person decides it by hand.
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.FindingJobs.ExecuteUpdateAsync(j => j.SetProperty(r => r.Targets, $$"""[{"Id":{{findings[0]}},"Status":0},{"Id":{{findings[1]}},"Status":0},{"Id":{{findings[2]}},"Status":0}]""").SetProperty(r => r.Count, 3));
        }
        Assert.Null(await review.DecideAsync(findings[0], "officer", FindingStatus.New, FindingOutcome.Duplicate, "Said already in another finding."));
        await jobs.RunAsync(job, TimeZoneInfo.Utc, new TriageTargets());
        // Somebody else has looked at one of them since.
        Assert.Null(await review.ReopenAsync(findings[1], "second", FindingStatus.Appropriate, "I saw her on another ward."));
        var viewer = new QueueViewer("officer", TimeZoneInfo.Utc, new TriageTargets(), Hospital.Noon);
        Assert.Equal(findings[..3], (await new FindingQueueQuery(hospital.Store).RunAsync(Everything with { Job = job, Sort = new(FindingSort.Number, false) }, viewer)).Items.Select(f => f.Id));
        Assert.Equal(Everything with { Job = job }, FindingFilter.Parse((Everything with { Job = job }).ToQueryString()));

        Assert.Equal("too-late", (await jobs.AskUndoAsync(job, "second"))?.Code);
        Assert.Null(await jobs.AskUndoAsync(job, "officer"));
        Assert.Equal("too-late", (await jobs.AskUndoAsync(job, "officer"))?.Code);
        await jobs.RunAsync(Assert.Single(await jobs.WaitingAsync()), TimeZoneInfo.Utc, new TriageTargets());

        var undone = (await jobs.LatestAsync("officer"))[0];
        Assert.Equal((true, 2, 1, 1), (undone.Undoes, undone.Count, undone.Done, undone.Refused));
        Assert.False(FindingJobs.MayUndo(undone, TimeProvider.System.GetUtcNow().UtcDateTime));
        await using var after = hospital.Store.CreateDbContext();
        Assert.Equal([FindingStatus.Duplicate, FindingStatus.UnderReview, FindingStatus.New, FindingStatus.New], await after.Findings.OrderBy(f => f.Id).Select(f => f.Status).ToListAsync());
        Assert.Equal("take back: every status, taken by job 1, by score, highest first", (await after.Trail.OrderBy(t => t.Id).LastAsync(t => t.Action == "job")).Detail);
    }

    [Fact]
    public async Task TakesBack_NothingAfterTheTimeOfAnUndo()
    {
        using var hospital = await Hospital.OpenAsync();
        hospital.Finding(hospital.User("u1"), null, 50);
        await hospital.SaveAsync();
        var jobs = new FindingJobs(hospital.Store, TimeProvider.System);
        var (job, _) = await jobs.AskAsync(Everything, "all", "officer", new(FindingOutcome.Appropriate, "All of them on the training ward."));
        await jobs.RunAsync(job, TimeZoneInfo.Utc, new TriageTargets());
        await using var db = hospital.Store.CreateDbContext();
        var row = await db.FindingJobs.SingleAsync();
        Assert.True(FindingJobs.MayUndo(row, row.FinishedAt!.Value + FindingReview.UndoTime));
        row.FinishedAt -= FindingReview.UndoTime + TimeSpan.FromSeconds(1);
        await db.SaveChangesAsync();
        Assert.Equal("too-late", (await jobs.AskUndoAsync(job, "officer"))?.Code);
    }

    [Theory]
    [InlineData(FindingOutcome.Appropriate, "short", "note")]
    [InlineData((FindingOutcome)5, "Long enough to be a note.", "no-outcome")]
    public async Task Rejects_AStepThatOneFindingWouldNotTake(FindingOutcome outcome, string note, string code)
    {
        using var hospital = await Hospital.OpenAsync();
        var jobs = new FindingJobs(hospital.Store, TimeProvider.System);
        Assert.Equal(code, (await jobs.AskAsync(Everything, "all", "officer", new(outcome, note))).Refusal?.Code);
        Assert.Empty(await jobs.LatestAsync("officer"));
    }
}
