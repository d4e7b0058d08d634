using System.Globalization;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Web.Mail;
using Quartz;

namespace ComplianceDesk.Web.Workers;

/// <summary>
/// Has the reports of schedules made when they are due. The store says when that is; Quartz, with one trigger for each schedule built anew from the store,
/// only wakes the desk at that time. So nothing is lost with the process: what was missed is caught up at the start.
/// </summary>
public sealed class ScheduleWorker(ReportSchedules schedules, ReportAudience audience, ReportWorker reports, Site site, ISchedulerFactory factory, ILogger<ScheduleWorker> log) : IHostedService, IDisposable
{
    /// <summary>Name of the job and of the group of its triggers.</summary>
    public const string Name = "report-schedules";

    private readonly SemaphoreSlim turn = new(1);
    private IScheduler? scheduler;

    /// <summary>When a timing comes next after an instant, both UTC, in a zone.</summary>
    public static DateTime Next(ReportTiming timing, TimeZoneInfo zone, DateTime after)
    {
        var next = new CronExpression(timing.Cron, zone).GetNextValidTimeAfter(new DateTimeOffset(after, TimeSpan.Zero));
        return next?.UtcDateTime ?? throw new InvalidOperationException($"{timing.Cron} never comes again.");
    }

    /// <summary>Puts what is due in the line of jobs.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (await schedules.FireDueAsync(site.Zone, audience.WhyNotAsync, cancellationToken) > 0)
            {
                reports.Wake();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        scheduler = await factory.GetScheduler(cancellationToken);
        await RunOnceAsync(cancellationToken);
        await SetTriggersAsync(cancellationToken);
        schedules.Changed += Hear;
        await scheduler.Start(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        schedules.Changed -= Hear;
        if (scheduler is not null)
        {
            await scheduler.Shutdown(true, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>One trigger for each schedule that is on, and none else.</summary>
    private async Task SetTriggersAsync(CancellationToken cancellationToken)
    {
        var rows = (await schedules.ListAsync(cancellationToken)).Where(s => s.On).ToList();
        var job = JobBuilder.Create<ScheduleJob>().WithIdentity(Name).StoreDurably().Build();
        var triggers = rows.Select(s => TriggerBuilder.Create().WithIdentity(string.Create(CultureInfo.InvariantCulture, $"schedule-{s.Id}"), Name).ForJob(job)
            .WithSchedule(CronScheduleBuilder.Create(new CronExpression(s.Timing.Cron, site.Zone)).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build()).ToList();
        await scheduler!.UnscheduleJobs(GroupMatcher<TriggerKey>.GroupEquals(Name), cancellationToken);
        await scheduler.AddJob(job, new AddJobOptions { Replace = true }, cancellationToken);
        foreach (var trigger in triggers)
        {
            await scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken);
        }
    }

    private async void Hear()
    {
        try
        {
            reports.Wake();
            await turn.WaitAsync();
            try
            {
                await SetTriggersAsync(CancellationToken.None);
            }
            finally
            {
                turn.Release();
            }
        }
#pragma warning disable CA1031 // Nobody awaits an event: what is wrong is logged, and the next start builds the triggers anew.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError(problem, "The triggers of schedules were not set");
        }
    }
}

/// <summary>What a trigger does: it has the worker look at what is due.</summary>
public sealed class ScheduleJob(ScheduleWorker worker) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await worker.RunOnceAsync(cancellationToken);
}
