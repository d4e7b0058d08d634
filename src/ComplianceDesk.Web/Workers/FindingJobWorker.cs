using System.Threading.Channels;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Workers;

/// <summary>Carries out what was asked for every finding of a filter, one job after the other, whether the page that asked stays open or not.</summary>
public sealed class FindingJobWorker(DeskStore store, Site site, LiveBoard board, TimeProvider clock, ILogger<FindingJobWorker> log) : BackgroundService
{
    private readonly FindingJobs jobs = new(store, clock);
    private readonly Channel<int> waiting = Channel.CreateUnbounded<int>();

    /// <summary>Puts a job that was written down in the line.</summary>
    public void Enqueue(int job) => waiting.Writer.TryWrite(job);

    /// <summary>Waits for a job and carries it out. One that fails says so and does not stop the line.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var job = await waiting.Reader.ReadAsync(cancellationToken);
        try
        {
            await jobs.RunAsync(job, site.Zone, site.Triage, board.Tell, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogError(problem, "Job {Job} on findings stopped", job);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var job in await jobs.WaitingAsync(stoppingToken))
            {
                Enqueue(job);
            }
            while (true)
            {
                await RunOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the job it was at goes on at the next start.
        }
    }
}
