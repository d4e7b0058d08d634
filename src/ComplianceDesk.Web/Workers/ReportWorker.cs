using ComplianceDesk.Data.Reports;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Web.Workers;

/// <summary>Makes the reports that were asked for, one after the other. Goes on where a stopped host left off.</summary>
public sealed class ReportWorker(ReportJobs jobs, ReportRegister register, ReportRenderer renderer, LiveBoard board, TimeProvider clock, ILogger<ReportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim call = new(0);

    /// <summary>Says that something may wait.</summary>
    public void Wake()
    {
        if (call.CurrentCount == 0)
        {
            call.Release();
        }
    }

    /// <summary>Makes everything that waits. A report that cannot be made says so and does not stop the line.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            try
            {
                more = await jobs.RunOnceAsync(renderer.Write, cancellationToken) is not null;
            }
            catch (Exception problem) when (problem is not (OperationCanceledException or OutOfMemoryException))
            {
                log.LogError(problem, "A report was not made");
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        jobs.Changed -= Hear;
        call.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        register.CleanUp();
        jobs.Changed += Hear;
        try
        {
            while (true)
            {
                await RunOnceAsync(stoppingToken);
                await call.WaitAsync(Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what still waits is made after the next start.
        }
    }

    private void Hear()
    {
        board.Tell();
        Wake();
    }
}
