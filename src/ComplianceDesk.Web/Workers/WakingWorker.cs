namespace ComplianceDesk.Web.Workers;

/// <summary>
/// Works at the host's start, when woken and after every pause, one round after the other, until the host stops. What goes wrong is logged and ends neither the
/// worker nor the host: the next round tries again.
/// </summary>
/// <param name="pause">The longest wait between two rounds, and the one after a round that went wrong.</param>
/// <param name="clock">The clock of all that the worker does.</param>
/// <param name="log">Told what went wrong.</param>
public abstract class WakingWorker(TimeSpan pause, TimeProvider clock, ILogger log) : BackgroundService
{
    private readonly SemaphoreSlim call = new(0);

    /// <summary>The clock of all that the worker does.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Says that something may wait.</summary>
    public void Wake()
    {
        if (call.CurrentCount == 0)
        {
            call.Release();
        }
    }

    /// <summary>One round: does everything that waits.</summary>
    public abstract Task RunOnceAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
        call.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Comes once, before the first round.</summary>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The wait after a round that went wrong.</summary>
    protected virtual Task RestAsync(CancellationToken cancellationToken) => Task.Delay(pause, Clock, cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = BeginAsync;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await next(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The host stops; what waits is done after its next start.
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                log.LogError(problem, "{Worker} was stopped by an error and goes on by itself", GetType().Name);
                await RestAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            next = RoundAsync;
        }
    }

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        await RunOnceAsync(stoppingToken);
        await call.WaitAsync(pause, stoppingToken);
    }
}
