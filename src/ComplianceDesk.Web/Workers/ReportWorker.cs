namespace ComplianceDesk.Web.Workers;

/// <summary>Makes the reports that were asked for, one after the other.</summary>
public sealed class ReportWorker(ReportJobs jobs) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await jobs.RunOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what still waited is asked for again by whoever wants it.
        }
    }
}
