using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Web.Workers;

/// <summary>Takes in what was received, one file after the other, then has the new data judged. Goes on where a stopped host left off.</summary>
public sealed class ImportWorker(
    DemoFeeds demo, Inbox inbox, ImportQueue queue, FileImporter importer, NewDataJudge judge, LiveBoard board, TimeProvider clock, ILogger<ImportWorker> log)
    : WakingWorker(TimeSpan.FromSeconds(2), clock, log)
{
    /// <summary>Takes in everything that waits and judges what is new.</summary>
    public override async Task RunOnceAsync(CancellationToken cancellationToken)
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
    protected override async Task BeginAsync(CancellationToken cancellationToken)
    {
        await demo.RunOnceAsync(cancellationToken);
        await importer.ResumeAsync(new BoardProgress(board), cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task RestAsync(CancellationToken cancellationToken)
    {
        board.Activity = "The last import or judgement stopped with an error; the server's log says why. It is tried again in a minute.";
        await Task.Delay(TimeSpan.FromMinutes(1), Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        board.Activity = null;
    }

    private sealed class BoardProgress(LiveBoard board) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => board.Import = value;
    }
}
