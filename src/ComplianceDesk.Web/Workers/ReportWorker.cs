using ComplianceDesk.Data.Reports;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Web.Workers;

/// <summary>Makes the reports that were asked for, one after the other. Goes on where a stopped host left off; a report that cannot be made says so itself.</summary>
public sealed class ReportWorker(ReportJobs jobs, ReportRegister register, ReportRenderer renderer, LiveBoard board, TimeProvider clock, ILogger<ReportWorker> log)
    : WakingWorker(TimeSpan.FromSeconds(5), clock, log)
{
    /// <summary>Makes everything that waits.</summary>
    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await jobs.RunOnceAsync(renderer.Write, cancellationToken) is not null)
        {
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        jobs.Changed -= Hear;
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        jobs.Changed += Hear;
        register.CleanUp();
        return Task.CompletedTask;
    }

    private void Hear()
    {
        board.Tell();
        Wake();
    }
}
