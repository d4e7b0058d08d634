using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>State of one check's page. Values are read only after a reason was given, and the reason is recorded first.</summary>
public sealed class CheckPageModel(CheckListQuery checks, CheckFailuresQuery failures, FeedHealthQuery feeds, CheckHistoryQuery history, Trail trail)
{
    /// <summary>Shortest reason taken.</summary>
    public const int ShortestReason = 10;

    private string queryString = "";

    /// <summary>The check's answer in the latest run; null when there is no such check or no run.</summary>
    public ListedCheck? Check { get; private set; }

    /// <summary>The run that gave the answer; null before the first.</summary>
    public RunStamp? Run { get; private set; }

    /// <summary>A page of the records that failed.</summary>
    public CheckFailurePage Page { get; private set; } = new([], 0, null);

    /// <summary>Records that failed anywhere: what the files hold.</summary>
    public long WholeTotal => Check?.Outcome.Failing ?? Page.Total;

    /// <summary>What the latest runs answered, newest first: whether what was done about it helped.</summary>
    public IReadOnlyList<CheckPoint> History { get; private set; } = [];

    /// <summary>The place whose rows are shown; null for all.</summary>
    public RecordPlace? Place { get; private set; }

    /// <summary>Feeds whose latest file is overdue.</summary>
    public IReadOnlySet<string> Late { get; private set; } = new HashSet<string>();

    /// <summary>Address of the first page; null on it.</summary>
    public string? FirstHref { get; private set; }

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>True once values may be shown on this visit.</summary>
    public bool Revealed { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Loads the check of a catalogue code as the query string asks.</summary>
    public async Task LoadAsync(string code, string queryString, CancellationToken cancellationToken = default)
    {
        this.queryString = queryString;
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        long? after = long.TryParse(values["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        Place = values["facility"] is null && values["department"] is null ? null : new RecordPlace(values["facility"] ?? "", values["department"] ?? "");
        Late = await feeds.LateAsync(cancellationToken);
        var list = await checks.RunAsync(cancellationToken);
        Check = list?.Checks.FirstOrDefault(c => c.Outcome.Check.Code == code);
        Run = list?.Run;
        if (Check is not null)
        {
            History = await history.OfAsync(code, cancellationToken);
            FirstHref = after is null ? null : Href(null);
            Page = await failures.RunAsync(code, after, Revealed, Place, Rows, cancellationToken);
        }
        Loaded = true;
    }

    /// <summary>Shows the values from now on, once the reason is in the trail. Returns what is wrong with the reason, or null.</summary>
    public async Task<string?> RevealAsync(string who, string? reason)
    {
        var given = reason?.Trim() ?? "";
        if (given.Length < ShortestReason)
        {
            return $"Give a reason of at least {ShortestReason} characters. It is kept with your name.";
        }
        await trail.WriteAsync(who, "reveal-values", $"check:{Check!.Outcome.Check.Code}", given);
        Revealed = true;
        await LoadAsync(Check.Outcome.Check.Code, queryString);
        return null;
    }

    /// <summary>Address of the failures from one on.</summary>
    public string Href(long? from) =>
        Address.Of($"/quality/checks/{Check!.Outcome.Check.Code}", ("facility", Place?.Facility), ("department", Place?.Department), ("after", from?.ToString(CultureInfo.InvariantCulture)));
}
