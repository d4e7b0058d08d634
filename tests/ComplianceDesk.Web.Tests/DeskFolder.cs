using ComplianceDesk.Data;
using ComplianceDesk.Data.Tests;
using Microsoft.AspNetCore.Builder;

namespace ComplianceDesk.Web.Tests;

/// <summary>A host over an empty store of its own: built and prepared, not started.</summary>
internal sealed class DeskFolder : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private DeskFolder(DirectoryInfo folder, WebApplication app)
    {
        this.folder = folder;
        App = app;
    }

    public WebApplication App { get; }

    public IServiceProvider Services => App.Services;

    public DeskStore Store => (DeskStore)App.Services.GetService(typeof(DeskStore))!;

    public string Path => folder.FullName;

    public static async Task<DeskFolder> MakeAsync(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("desk-web-");
        await StoreCopy.EmptyAsync(folder.FullName);
        var app = DeskHost.Build(["--applicationName=ComplianceDesk.Web", $"--Desk:DataDirectory={folder.FullName}", "--urls=http://127.0.0.1:0", .. arguments]);
        await DeskHost.PrepareAsync(app);
        return new DeskFolder(folder, app);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
