using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Web.Workers;

/// <summary>Takes in what was received, one file after the other, then has the new data judged. Goes on where a stopped host left off.</summary>
public sealed class ImportWorker(
    DemoFeeds demo, Inbox inbox, ImportQueue queue, FileImporter importer, NewDataJudge judge, LiveBoard board, TimeProvider clock, ILogger<ImportWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim call = new(0);

    /// <summary>Says that a file was queued.</summary>
    public void Wake() => call.Release();

    /// <summary>Takes in everything that waits and judges what is new.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await inbox.RunOnceAsync(cancellationToken);
        var progress = new BoardProgress(board);
        try
        {
            while (await queue.RunOnceAsync(progress, cancellationToken) is not null)
            {
                board.Import = null;
                await inbox.RunOnceAsync(cancellationToken);
            }
        }
        finally
        {
            board.Import = null;
        }
        await judge.RunOnceAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AttemptAsync(async () =>
        {
            await demo.RunOnceAsync(stoppingToken);
            await importer.ResumeAsync(new BoardProgress(board), stoppingToken);
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            await AttemptAsync(() => RunOnceAsync(stoppingToken));
            await AttemptAsync(() => call.WaitAsync(Pause, stoppingToken));
        }
        return;

        async Task AttemptAsync(Func<Task> work)
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                board.Activity = "The last import or judgement stopped with an error; the server's log says why. It is tried again in a minute.";
                log.LogError(problem, "Taking in or judging stopped");
                await Task.Delay(TimeSpan.FromMinutes(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                board.Activity = null;
            }
        }
    }

    private sealed class BoardProgress(LiveBoard board) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => board.Import = value;
    }
}
