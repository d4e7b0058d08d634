using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Web.Workers;

/// <summary>What the workers are doing now. Pages look at it and listen; it is forgotten when the host stops, the store is not.</summary>
public sealed class LiveBoard
{
    private volatile string? activity;
    private volatile ImportProgress? import;

    /// <summary>Raised on the worker's thread whenever something on the board changed.</summary>
    public event Action? Changed;

    /// <summary>What is going on besides an import, in words, or null.</summary>
    public string? Activity
    {
        get => activity;
        set
        {
            activity = value;
            Changed?.Invoke();
        }
    }

    /// <summary>The import under way, or null.</summary>
    public ImportProgress? Import
    {
        get => import;
        set
        {
            import = value;
            Changed?.Invoke();
        }
    }

    /// <summary>Says that something in the store changed.</summary>
    public void Tell() => Changed?.Invoke();
}
