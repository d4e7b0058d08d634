namespace ComplianceDesk.Data;

/// <summary>One worker of a kind at a time in a data directory, across processes. The system lets go of it when a process dies.</summary>
internal static class StoreLock
{
    /// <summary>Of whoever takes files in.</summary>
    public const string Imports = "import.lock";

    /// <summary>Of whoever makes the reports that were asked for.</summary>
    public const string Reports = "report.lock";

    /// <summary>Of whoever sends mail.</summary>
    public const string Mail = "mail.lock";

    /// <summary>Of whoever brings the database to the current schema.</summary>
    public const string Migrations = "migration.lock";

    /// <summary>Of whoever runs the record checks.</summary>
    public const string Quality = "quality.lock";

    /// <summary>Of whoever searches duplicate records.</summary>
    public const string Duplicates = "duplicates.lock";

    /// <summary>Of whoever measures for the requirements.</summary>
    public const string Requirements = "requirements.lock";

    /// <summary>Takes it at once.</summary>
    /// <exception cref="IOException">Another holds it.</exception>
    public static IDisposable Take(DeskStore store, string name) => Open(Path.Combine(store.Directory, name));

    /// <summary>Waits until no other process holds it.</summary>
    public static async Task<IDisposable> TakeAsync(DeskStore store, string name, TimeProvider clock, CancellationToken cancellationToken)
    {
        var path = Path.Combine(store.Directory, name);
        for (; ; )
        {
            try
            {
                return Open(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
            }
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
