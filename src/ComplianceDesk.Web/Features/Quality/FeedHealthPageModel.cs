using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>State of the page of feeds.</summary>
public sealed class FeedHealthPageModel(FeedHealthQuery query, TimeProvider clock)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/quality/feeds";

    /// <summary>Every feed, late ones first.</summary>
    public IReadOnlyList<FeedHealth> Feeds { get; private set; } = [];

    /// <summary>When this was read, UTC.</summary>
    public DateTime AsOf { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Checks that rest on a feed that is late.</summary>
    public int Resting => CheckCatalog.All.Count(check => check.Info.Feeds.Concat(check.Info.Needs).Any(feed => Feeds.Any(f => f.IsLate && f.Name == feed)));

    /// <summary>Reads the feeds.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        Feeds = await query.RunAsync(cancellationToken);
        AsOf = clock.GetUtcNow().UtcDateTime;
        Loaded = true;
    }
}
