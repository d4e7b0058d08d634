using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Tests;

/// <summary>A folder of a test's own, removed with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("compliancedesk-").FullName;

    public void Dispose()
    {
        // Pooled connections hold the files open.
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
