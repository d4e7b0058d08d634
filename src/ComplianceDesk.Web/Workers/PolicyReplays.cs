using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Policy;

namespace ComplianceDesk.Web.Workers;

/// <summary>Replays of changed policies, one at a time in the background. A replay goes on when its page is left; its outcome is forgotten when the host stops.</summary>
public sealed class PolicyReplays(PolicyReplay replay, LiveBoard board, TimeProvider clock, IHostApplicationLifetime host, ILogger<PolicyReplays> log) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Begins a replay, which waits until the one before it has ended.</summary>
    /// <param name="policy">The whole changed policy, found sound.</param>
    public ReplayJob Begin(JudgementPolicy policy)
    {
        var job = new ReplayJob(CancellationTokenSource.CreateLinkedTokenSource(host.ApplicationStopping));
        job.Running = RunAsync(job, policy);
        return job;
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task RunAsync(ReplayJob job, JudgementPolicy policy)
    {
        // The page that asked must not wait for the copying.
        await Task.Yield();
        try
        {
            await turn.WaitAsync(job.Token);
            try
            {
                job.Outcome = await replay.RunAsync(policy, new Telling(job, board), job.Token);
                job.FinishedAt = clock.GetUtcNow().UtcDateTime;
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            job.Problem = "The replay was cancelled. Nothing was changed.";
        }
        catch (IOException problem)
        {
            log.LogWarning(problem, "A replay of a policy could not be made");
            job.Problem = problem.Message;
        }
#pragma warning disable CA1031 // Whatever failed, the page is told; the cause is logged once.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError(problem, "A replay of a policy stopped");
            job.Problem = "The replay stopped with an error; the server's log says why. Nothing was changed.";
        }

        board.Tell();
    }

    private sealed class Telling(ReplayJob job, LiveBoard board) : IProgress<JudgementProgress>
    {
        public void Report(JudgementProgress value)
        {
            job.Progress = value;
            board.Tell();
        }
    }
}

/// <summary>A replay under way, or its outcome.</summary>
/// <param name="cancel">Ends it.</param>
public sealed class ReplayJob(CancellationTokenSource cancel)
{
    /// <summary>How far it is; null while it waits.</summary>
    public JudgementProgress? Progress { get; internal set; }

    /// <summary>What the change would do; null until it has ended well.</summary>
    public ReplayOutcome? Outcome { get; internal set; }

    /// <summary>When it ended well, UTC.</summary>
    public DateTime? FinishedAt { get; internal set; }

    /// <summary>Why there is no outcome; null while it runs and when it ended well.</summary>
    public string? Problem { get; internal set; }

    /// <summary>True until it has ended.</summary>
    public bool IsRunning => Outcome is null && Problem is null;

    /// <summary>Ends when the replay has.</summary>
    public Task Running { get; internal set; } = Task.CompletedTask;

    internal CancellationToken Token => cancel.Token;

    /// <summary>Stops it; nothing was changed.</summary>
    public void Cancel() => cancel.Cancel();
}
