using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Features.Quality.Measures;

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

    /// <summary>Feeds shown: all, or the late ones.</summary>
    public IReadOnlyList<FeedHealth> Shown => LateOnly ? [.. Feeds.Where(f => f.IsLate)] : Feeds;

    /// <summary>True when only late feeds are shown.</summary>
    public bool LateOnly { get; private set; }

    /// <summary>Checks and measures that rest on a feed that is late, with their pages and those feeds.</summary>
    public IReadOnlyList<(string Name, string Href, IReadOnlyList<string> Late)> Resting =>
    [
        .. CheckCatalog.All.Select(c => c.Info).Select(i => ($"{i.Code} {i.Title}", $"/quality/checks/{i.Code}", Late(i.Feeds.Concat(i.Needs))))
            .Concat(MeasureCatalog.All.Select(m => m.Info).Select(i => (i.Title, MeasurePageModel.Href(i.Id), Late(i.Feeds)))).Where(r => r.Item3.Count > 0),
    ];

    /// <summary>Reads the feeds.</summary>
    public async Task LoadAsync(bool lateOnly, CancellationToken cancellationToken = default)
    {
        LateOnly = lateOnly;
        Feeds = await query.RunAsync(cancellationToken);
        AsOf = clock.GetUtcNow().UtcDateTime;
        Loaded = true;
    }

    private IReadOnlyList<string> Late(IEnumerable<string> feeds) => [.. feeds.Distinct().Where(feed => Feeds.Any(f => f.IsLate && f.Name == feed))];
}
