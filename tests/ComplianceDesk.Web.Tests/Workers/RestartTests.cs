using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ComplianceDesk.Web.Tests.Workers;

/// <summary>What waits, was cut off or came due while the desk was off is made after the next start, once.</summary>
public sealed class RestartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_AfterTheNextStart_WhatWaitedWasCutOffOrCameDue()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await BuildAsync(folder))
        {
            await first.Services.GetRequiredService<Accounts>().CreateAsync("test", "officer", null, [Roles.ComplianceOfficer]);
            var jobs = first.Services.GetRequiredService<ReportJobs>();
            await jobs.AskAsync(Request, "xlsx", Stop);
            await jobs.AskAsync(Request with { Name = "executive-summary" }, "pdf", Stop);
            var row = new ReportScheduleRow { Name = "activity-review", Format = "xlsx", Period = RollingPeriod.LastMonth, Every = TimingUnit.Day, Minute = 0, SetBy = "officer" };
            await first.Services.GetRequiredService<ReportSchedules>().SaveAsync(row, Request, Stop);
            // As a kill in the middle of the first job leaves it, two days before.
            var store = first.Services.GetRequiredService<DeskStore>();
            await using var db = store.CreateDbContext();
            await db.ReportJobs.Where(j => j.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, ReportJobState.Running).SetProperty(j => j.Starts, 1), Stop);
            (await db.ReportSchedules.SingleAsync(Stop)).NextRunAt = (await db.ReportSchedules.SingleAsync(Stop)).NextRunAt.AddDays(-2);
            await db.SaveChangesAsync(Stop);
            await File.WriteAllTextAsync(Path.Combine(store.Reports, "cut.draft"), "half", Stop);
        }

        await using var second = await BuildAsync(folder);
        await second.StartAsync(Stop);
        await using (var db = second.Services.GetRequiredService<DeskStore>().CreateDbContext())
        {
            await UntilAsync(async () => await db.ReportJobs.CountAsync(j => j.State == ReportJobState.Done, Stop) == 3);
            var made = await db.ReportJobs.AsNoTracking().OrderBy(j => j.Id).ToListAsync(Stop);
            Assert.Equal([(ReportJobState.Done, 2), (ReportJobState.Done, 1), (ReportJobState.Done, 1)], made.Select(j => (j.State, j.Starts)));
            Assert.Contains("Caught up once", made[2].Remark, StringComparison.Ordinal);
            Assert.Equal(3, await db.Reports.CountAsync(Stop));
            Assert.DoesNotContain(Directory.GetFiles(Path.Combine(folder.Path, "reports")), f => f.EndsWith(".draft", StringComparison.Ordinal));
        }

        // One trigger for the schedule, at the time that the store says; none once it is paused; and it wakes the desk.
        var scheduler = await second.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Stop);
        var schedules = second.Services.GetRequiredService<ReportSchedules>();
        var key = new TriggerKey("schedule-1", ScheduleWorker.Name);
        await UntilAsync(async () => (await scheduler.GetTrigger(key, Stop))?.NextFireTimeUtc?.UtcDateTime == (await schedules.ListAsync(Stop))[0].NextRunAt);
        await schedules.SetOnAsync(1, false, "officer", Stop);
        await UntilAsync(async () => await scheduler.GetTrigger(key, Stop) is null);
        await schedules.SetOnAsync(1, true, "officer", Stop);
        await UntilAsync(async () => await scheduler.GetTrigger(key, Stop) is not null);
        await using (var db = second.Services.GetRequiredService<DeskStore>().CreateDbContext())
        {
            await db.ReportSchedules.ExecuteUpdateAsync(set => set.SetProperty(s => s.NextRunAt, s => s.SetAt), Stop);
            await scheduler.TriggerJob(new JobKey(ScheduleWorker.Name), cancellationToken: Stop);
            await UntilAsync(async () => await db.ReportJobs.CountAsync(j => j.State == ReportJobState.Done, Stop) == 4);
        }

        await second.StopAsync(Stop);
    }

    private static ReportRequest Request => new("activity-review", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "officer");

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(250, Stop);
        }

        Assert.Fail("It did not come about within five minutes.");
    }

    private static async Task<WebApplication> BuildAsync(TemporaryFolder folder)
    {
        var app = DeskHost.Build(["--applicationName=ComplianceDesk.Web", $"--Desk:DataDirectory={folder.Path}", "--urls=http://127.0.0.1:0"]);
        await DeskHost.PrepareAsync(app);
        return app;
    }
}
