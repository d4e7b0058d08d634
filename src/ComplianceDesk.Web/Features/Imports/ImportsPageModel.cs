using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Features.Imports;

/// <summary>State of the list of imports: the filter is in the address, the rest is read from the store.</summary>
public sealed class ImportsPageModel(ImportsQuery imports, CoverageQuery coverage, Inbox inbox, TimeProvider clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);
    private long loadedAt;
    private string? feed;
    private int? before;

    /// <summary>The page shown.</summary>
    public ImportList List { get; private set; } = new([], 0, [], null);

    /// <summary>Accesses by source and day.</summary>
    public IReadOnlyList<SourceCoverage> Coverage { get; private set; } = [];

    /// <summary>The status asked for, or null for all.</summary>
    public ImportStatus? Status { get; private set; }

    /// <summary>Where files may be put on the server.</summary>
    public string InboxFolder => inbox.Folder;

    /// <summary>Loads what the address asks for; an unknown status asks for all.</summary>
    public async Task LoadAsync(string? feed, string? status, int? before)
    {
        this.feed = string.IsNullOrEmpty(feed) ? null : feed;
        this.before = before;
        Status = Enum.TryParse<ImportStatus>(status, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        await ReadAsync();
    }

    /// <summary>Reads again after the board changed, at most a few times a second. True when the page should be drawn again.</summary>
    public async Task<bool> RefreshAsync()
    {
        if (clock.GetElapsedTime(loadedAt) < Rest)
        {
            return false;
        }
        await ReadAsync();
        return true;
    }

    /// <summary>Address of the page with the present filter, from an import on.</summary>
    public string Href(int? before) => Address.Of("/imports", ("feed", feed), ("status", Status?.ToString()), ("before", before?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private async Task ReadAsync()
    {
        loadedAt = clock.GetTimestamp();
        List = await imports.RunAsync(feed, Status, before);
        Coverage = await coverage.RunAsync();
    }
}
