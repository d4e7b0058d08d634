using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests;
using ComplianceDesk.Web.Workers;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Web.Tests.Workers;

/// <summary>Schedules in the store: what is due is put in the line once, and what was missed is caught up once.</summary>
public sealed class ReportSchedulesTests
{
    private static readonly TimeZoneInfo Chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");
    private readonly SetClock clock = new() { Now = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PutsWhatIsDue_InTheLineOnce()
    {
        using var hospital = await Hospital.OpenAsync();
        var schedules = Schedules(hospital);
        Assert.Null(await schedules.SaveAsync(Daily(), March, Stop));
        var row = Assert.Single(await schedules.ListAsync(Stop));
        Assert.Equal(new DateTime(2026, 3, 3, 12, 0, 0), row.NextRunAt);
        Assert.Equal(0, await FireAsync(schedules));

        clock.Now = new DateTimeOffset(2026, 3, 3, 12, 0, 1, TimeSpan.Zero);
        Assert.Equal(1, await FireAsync(schedules));
        // Another process, or the same trigger twice.
        Assert.Equal(0, await FireAsync(Schedules(hospital)));

        await using var db = hospital.Store.CreateDbContext();
        var job = await db.ReportJobs.SingleAsync(Stop);
        Assert.Equal(("activity-review", "pdf", new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), (job.Name, job.Format, job.From, job.To));
        Assert.Equal((row.Id, new DateTime(2026, 3, 3, 12, 0, 0), "officer", ReportJobState.Waiting, null), (job.ScheduleId!.Value, job.DueAt!.Value, job.AskedBy, job.State, job.Remark));
        Assert.Equal(new DateTime(2026, 3, 4, 12, 0, 0), (await schedules.ListAsync(Stop))[0].NextRunAt);
        // The store holds it too, whatever the code does.
        db.ReportJobs.Add(new ReportJobRow { Name = job.Name, Format = "pdf", AskedBy = "officer", ScheduleId = job.ScheduleId, DueAt = job.DueAt });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Stop));
    }

    [Fact]
    public async Task CatchesUpOnce_ForTheLastTimeItWasDue_AndSaysSo()
    {
        using var hospital = await Hospital.OpenAsync();
        await Schedules(hospital).SaveAsync(Daily(), March, Stop);

        clock.Now = new DateTimeOffset(2026, 4, 1, 15, 0, 0, TimeSpan.Zero);
        var restarted = Schedules(hospital);
        Assert.Equal(1, await FireAsync(restarted));
        Assert.Equal(0, await FireAsync(restarted));

        await using var db = hospital.Store.CreateDbContext();
        var job = await db.ReportJobs.SingleAsync(Stop);
        // Daylight time began on 8 March: 06:00 is an hour earlier in UTC.
        Assert.Equal((new DateTime(2026, 4, 1, 11, 0, 0), new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)), (job.DueAt!.Value, job.From, job.To));
        Assert.Equal("Caught up once for the run due 1 Apr 2026 06:00 America/Chicago: 29 earlier runs since 3 Mar 2026 06:00 America/Chicago were missed while the desk was off.", job.Remark);
        Assert.Equal(new DateTime(2026, 4, 2, 11, 0, 0), (await restarted.ListAsync(Stop))[0].NextRunAt);
    }

    [Fact]
    public async Task Fails_WhenWhoSetItMayNoLongerMakeIt()
    {
        using var hospital = await Hospital.OpenAsync();
        var schedules = Schedules(hospital);
        await schedules.SaveAsync(Daily(), March, Stop);
        clock.Now = clock.Now.AddDays(1);

        await schedules.FireDueAsync(Chicago, _ => Task.FromResult<string?>("The account may no longer make this report."), Stop);

        await using var db = hospital.Store.CreateDbContext();
        var job = await db.ReportJobs.SingleAsync(Stop);
        Assert.Equal((ReportJobState.Failed, "The account may no longer make this report."), (job.State, job.Problem));
        Assert.Equal("schedule:1", (await db.Trail.SingleAsync(t => t.Action == "report-failed", Stop)).Subject);
    }

    [Fact]
    public async Task Pauses_Changes_RunsNow_AndDeletes()
    {
        using var hospital = await Hospital.OpenAsync();
        var schedules = Schedules(hospital);
        await schedules.SaveAsync(Daily(), March, Stop);
        Assert.Null(await schedules.SetOnAsync(1, false, "officer", Stop));
        clock.Now = clock.Now.AddDays(3);
        Assert.Equal(0, await FireAsync(schedules));
        Assert.Null(await schedules.RunNowAsync(1, "second", Chicago, Stop));
        Assert.Null(await schedules.SetOnAsync(1, true, "officer", Stop));
        // What would have been due in between is not caught up.
        Assert.Equal(0, await FireAsync(schedules));

        var changed = Daily();
        (changed.Id, changed.Period, changed.Every, changed.Day, changed.SetBy, changed.Recipients) = (1, RollingPeriod.LastWeek, TimingUnit.Week, 1, "second", ["auditor"]);
        Assert.Null(await schedules.SaveAsync(changed, March, Stop));
        var row = Assert.Single(await schedules.ListAsync(Stop));
        Assert.Equal((RollingPeriod.LastWeek, "every Monday at 06:00", "second", new DateTime(2026, 3, 9, 11, 0, 0)), (row.Period, row.Timing.Words, row.SetBy, row.NextRunAt));
        Assert.Equal(["auditor"], row.Recipients);

        Assert.Null(await schedules.DeleteAsync(1, "officer", Stop));
        Assert.Empty(await schedules.ListAsync(Stop));
        Assert.Equal("gone", (await schedules.RunNowAsync(1, "officer", Chicago, Stop))!.Code);
        Assert.Equal("gone", (await schedules.SaveAsync(changed, March, Stop))!.Code);
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal("Run out of turn by second.", (await db.ReportJobs.SingleAsync(Stop)).Remark);
        Assert.Equal(["schedule-set", "schedule-off", "schedule-run", "schedule-on", "schedule-set", "schedule-deleted"], await db.Trail.OrderBy(t => t.Id).Select(t => t.Action).ToListAsync(Stop));
    }

    [Fact]
    public async Task Refuses_WhatCannotBeMade_AndKeepsNobodysId()
    {
        using var hospital = await Hospital.OpenAsync();
        var patient = hospital.Patient("MRN-1");
        await hospital.SaveAsync();
        var schedules = Schedules(hospital);
        ReportScheduleRow With(Action<ReportScheduleRow> change)
        {
            var row = Daily();
            change(row);
            return row;
        }

        Assert.Equal("timing", (await schedules.SaveAsync(With(r => (r.Every, r.Day) = (TimingUnit.Month, 31)), March, Stop))!.Code);
        Assert.Equal("no-format", (await schedules.SaveAsync(With(r => r.Format = "docx"), March, Stop))!.Code);
        Assert.Equal("period", (await schedules.SaveAsync(With(r => r.Name = "breach-log"), March, Stop))!.Code);
        Assert.Equal("no-report", (await schedules.SaveAsync(With(r => r.Name = "patient-access"), March with { Name = "patient-access" }, Stop))!.Code);
        Assert.Equal("unknown", (await schedules.SaveAsync(With(r => r.Name = "patient-access"), March with { Name = "patient-access", Patient = "MRN-2" }, Stop))!.Code);
        Assert.Null(await schedules.SaveAsync(With(r => r.Name = "patient-access"), March with { Name = "patient-access", Patient = "MRN-1" }, Stop));
        Assert.Null(await schedules.SaveAsync(With(r => (r.Name, r.Period) = ("breach-log", RollingPeriod.YearToDate)), March with { Name = "breach-log" }, Stop));

        clock.Now = clock.Now.AddDays(1);
        await FireAsync(schedules);
        await using var db = hospital.Store.CreateDbContext();
        var jobs = await db.ReportJobs.OrderBy(j => j.Id).ToListAsync(Stop);
        Assert.Equal([($"patient:{patient}", new DateOnly(2026, 2, 28)), (null, new DateOnly(2026, 12, 31))], jobs.Select(j => (j.About, j.To)));
    }

    private static ReportRequest March => new("activity-review", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "officer");

    private static ReportScheduleRow Daily() => new() { Name = "activity-review", Format = "pdf", Period = RollingPeriod.LastMonth, Every = TimingUnit.Day, Minute = 6 * 60, SetBy = "officer" };

    private ReportSchedules Schedules(Hospital hospital) => new(hospital.Store, (timing, after) => ScheduleWorker.Next(timing, Chicago, after), clock);

    private static Task<int> FireAsync(ReportSchedules schedules) => schedules.FireDueAsync(Chicago, _ => Task.FromResult<string?>(null), Stop);
}

/// <summary>A clock that a test sets.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
