namespace ComplianceDesk.Web.Workers;

/// <summary>What changes on the <see cref="LiveBoard"/>, for the pages of one open window: the person may pause it, and nothing moves under their eyes.</summary>
public sealed class LiveUpdates : IDisposable
{
    private readonly LiveBoard board;
    private volatile bool paused;
    private volatile bool missed;

    /// <summary>Listens to the board.</summary>
    public LiveUpdates(LiveBoard board)
    {
        this.board = board;
        board.Changed += Tell;
    }

    /// <summary>Raised on any thread when something on the board changed, and once after a pause in which something did.</summary>
    public event Action? Changed;

    /// <summary>True while pages stay as they are.</summary>
    public bool Paused => paused;

    /// <summary>Pauses, or goes on and catches up.</summary>
    public void Switch()
    {
        paused = !paused;
        if (!paused && missed)
        {
            missed = false;
            Changed?.Invoke();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => board.Changed -= Tell;

    private void Tell()
    {
        if (paused)
        {
            missed = true;
            return;
        }
        Changed?.Invoke();
    }
}
