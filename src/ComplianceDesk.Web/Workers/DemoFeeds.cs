using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Web.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Workers;

/// <summary>With <c>--demo</c>, queues the demo hospital's feeds that this store has not been given yet.</summary>
public sealed class DemoFeeds(DeskStore store, ImportQueue queue, IOptions<DemoOptions> demo, IWebHostEnvironment environment, ILogger<DemoFeeds> log)
{
    private const string Sender = "demo";

    /// <summary>The moment whose state the demo hospital's own files show (seed-data/README.md).</summary>
    private static readonly DateTime Shown = new(2026, 11, 1, 5, 0, 0, DateTimeKind.Utc);

    /// <summary>Queues what is missing. Returns how many files.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (!demo.Value.Load)
        {
            return 0;
        }
        var folder = demo.Value.Folder ?? Path.Combine(DataDirectory.RepositoryRoot(environment.ContentRootPath) ?? environment.ContentRootPath, "seed-data", "demo");
        if (!Directory.Exists(folder))
        {
            log.LogWarning("There are no demo feeds: {Folder} is not there. Set Demo:Folder to a folder of feeds.", folder);
            return 0;
        }
        await using var db = store.CreateDbContext();
        var given = await db.Imports.AsNoTracking().Where(i => i.ReceivedBy == Sender).Select(i => i.FileName).ToListAsync(cancellationToken);
        var missing = FeedFiles.Expand([folder]).Where(f => IsFeed(f) && !given.Contains(Path.GetFileName(f))).ToList();
        foreach (var file in missing)
        {
            await using var content = File.OpenRead(file);
            await queue.EnqueueAsync(content, Path.GetFileName(file), new ImportRequest(Sender, AsOf: demo.Value.Folder is null ? Shown : null), cancellationToken: cancellationToken);
        }
        return missing.Count;
    }

    // The folder also explains itself to people and to tests.
    private static bool IsFeed(string path) =>
        !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !Path.GetFileName(path).StartsWith("truth", StringComparison.OrdinalIgnoreCase);
}
