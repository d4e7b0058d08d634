namespace ComplianceDesk.Web.Workers;

/// <summary>Makes the reports that were asked for, one after the other.</summary>
public sealed class ReportWorker(ReportJobs jobs) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await jobs.RunOnceAsync(stoppingToken);
        }
    }
}
