namespace ComplianceDesk.Web.Components;

/// <summary>Tells when typing has rested: each stroke begins the wait anew, so that what is written is kept once and not at every letter.</summary>
public sealed class TypingRest : IDisposable
{
    private CancellationTokenSource? waiting;

    /// <summary>Waits from a stroke; false when another stroke, or <see cref="Dispose"/>, came before the time was over.</summary>
    public async Task<bool> AfterAsync(TimeSpan time)
    {
        Dispose();
        var mine = waiting = new CancellationTokenSource();
        try
        {
            await Task.Delay(time, mine.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Ends the wait, as when what was written is sent.</summary>
    public void Dispose()
    {
        waiting?.Cancel();
        waiting?.Dispose();
        waiting = null;
    }
}
