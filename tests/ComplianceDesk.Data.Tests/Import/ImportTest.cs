namespace ComplianceDesk.Data.Tests.Import;

/// <summary>Tests of which each has an empty store, and a folder for the files that are taken in.</summary>
public abstract class ImportTest : IAsyncLifetime
{
    private protected readonly TemporaryFolder folder = new();
    private protected DeskStore store = null!;

    public async ValueTask InitializeAsync() => store = await StoreCopy.EmptyAsync(Path.Combine(folder.Path, "data"));

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
