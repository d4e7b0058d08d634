namespace ComplianceDesk.Data.Import;

/// <summary>One import at a time in a data directory, across processes. The system lets go of it when a process dies.</summary>
internal static class ImportLock
{
    public static async Task<IDisposable> TakeAsync(DeskStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var path = Path.Combine(store.Directory, "import.lock");
        for (; ; )
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
            }
        }
    }
}
