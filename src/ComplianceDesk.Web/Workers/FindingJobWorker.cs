using ComplianceDesk.Data;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Workers;

/// <summary>Carries out what was asked for every finding of a filter, one job after the other, whether the page that asked stays open or not. A job that fails says so itself.</summary>
public sealed class FindingJobWorker(DeskStore store, Site site, LiveBoard board, TimeProvider clock, ILogger<FindingJobWorker> log)
    : WakingWorker(TimeSpan.FromSeconds(30), clock, log)
{
    private readonly FindingJobs jobs = new(store, clock);

    /// <summary>Carries out every job that waits or was cut off.</summary>
    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var job in await jobs.WaitingAsync(cancellationToken))
        {
            await jobs.RunAsync(job, site.Zone, site.Triage, board.Tell, cancellationToken);
        }
    }
}
