using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Features.Imports;

/// <summary>State of the list of imports: the filter is in the address, the rest is read from the store.</summary>
public sealed class ImportsPageModel(ImportsQuery imports, CoverageQuery coverage, Inbox inbox, TimeProvider clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);
    private long loadedAt;
    private RowCursor? cursor;

    /// <summary>The page shown.</summary>
    public ImportList List { get; private set; } = new(new([], null, null), 0, []);

    /// <summary>The order of the list.</summary>
    public RowSort<ImportSort> Sort { get; private set; } = ImportsQuery.FirstSort;

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>The feed asked for, or null for all.</summary>
    public string? Feed { get; private set; }

    /// <summary>Accesses by source and day.</summary>
    public IReadOnlyList<SourceCoverage> Coverage { get; private set; } = [];

    /// <summary>The status asked for, or null for all.</summary>
    public ImportStatus? Status { get; private set; }

    /// <summary>Where files may be put on the server.</summary>
    public string InboxFolder => inbox.Folder;

    /// <summary>Loads what the address asks for; an unknown status asks for all.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        (Feed, Status) = Read(values);
        cursor = RowCursor.Parse(values["at"]);
        Sort = RowSort.Parse<ImportSort>(values["sort"]) ?? ImportsQuery.FirstSort;
        await ReadAsync(cancellationToken);
    }

    /// <summary>The filter of an address.</summary>
    internal static (string? Feed, ImportStatus? Status) Read(System.Collections.Specialized.NameValueCollection values) =>
        (string.IsNullOrEmpty(values["feed"]) ? null : values["feed"], Enum.TryParse<ImportStatus>(values["status"], ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : null);

    /// <summary>The address of the filter's imports as a file.</summary>
    public string FileHref(string format) => Address.Of($"/imports/file.{format}", ("feed", Feed), ("status", Status?.ToString()));

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

    /// <summary>Address of the page at a cursor with the present filter and order; null without a cursor.</summary>
    public string? Href(RowCursor? cursor) => cursor is { } at
        ? Address.Of("/imports", ("feed", Feed), ("status", Status?.ToString()), ("sort", Sort == ImportsQuery.FirstSort ? null : Sort.ToString()), ("at", at.ToString()))
        : null;

    private async Task ReadAsync(CancellationToken cancellationToken = default)
    {
        loadedAt = clock.GetTimestamp();
        List = await imports.RunAsync(Feed, Status, Sort, cursor, Rows, cancellationToken);
        Coverage = await coverage.RunAsync(cancellationToken);
    }
}
