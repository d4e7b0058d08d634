namespace ComplianceDesk.Data.Judgement;

/// <summary>
/// Work on a thread of its own: what reads and waits for what it reads would keep the pool's threads, one for each processor, from work that could go on meanwhile.
/// </summary>
internal static class OwnThread
{
    /// <summary>Does the work.</summary>
    public static Task Run(Action work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Does the work, which has a result.</summary>
    public static Task<T> Run<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
