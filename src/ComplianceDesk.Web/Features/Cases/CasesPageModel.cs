using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>State of the list of cases: the filter and the order are in the address.</summary>
public sealed class CasesPageModel(CasesQuery cases, CaseTimesQuery times, Site site, TimeProvider clock)
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/cases";

    /// <summary>Which cases.</summary>
    public CaseFilter Filter { get; private set; } = new();

    /// <summary>The order.</summary>
    public RowSort<CaseSort> Sort { get; private set; } = CasesQuery.FirstSort;

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>The page; null until read.</summary>
    public CaseList? List { get; private set; }

    /// <summary>How long the cases of the filter took, each step with its median and on how many cases it rests.</summary>
    public IReadOnlyList<(string Name, string Definition, TimeSpan? Median, int Cases)> Times { get; private set; } = [];

    /// <summary>When the page was read, UTC.</summary>
    public DateTime Now { get; private set; }

    /// <summary>The present day at the site.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Reads what the address asks for.</summary>
    public async Task LoadAsync(string who, string queryString, CancellationToken cancellationToken = default)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        Filter = Parse(queryString);
        Sort = RowSort.Parse<CaseSort>(values["sort"]) ?? CasesQuery.FirstSort;
        Now = clock.GetUtcNow().UtcDateTime;
        Today = site.Day(Now);
        var lines = (await times.RunAsync(Filter, who, cancellationToken)).SelectMany(c => c.Lines);
        Times = [.. lines.GroupBy(l => (l.Name, l.Definition), l => l.Span).Select(g => (g.Key.Name, g.Key.Definition, CaseTimes.Median(g.OfType<TimeSpan>()), g.Count(s => s is not null)))];
        List = await cases.RunAsync(Filter, who, Sort, RowCursor.Parse(values["at"]), Rows, cancellationToken);
    }

    /// <summary>The filter of a query string.</summary>
    public static CaseFilter Parse(string queryString)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        return Choose(new CaseFilter(Mine: values["mine"] == "true", SignOff: values["sign-off"] == "true") { MyTask = values["task"] == "mine", Held = values["hold"] == "true" }, values["stage"]);
    }

    /// <summary>The stage of a filter as an address writes it; empty for every open one.</summary>
    public static string Code(CaseFilter filter) => filter.Stage is { } stage ? stage.ToString().ToLowerInvariant() : filter.All ? "all" : "";

    /// <summary>The filter with another stage; what is not known asks for every open one.</summary>
    public static CaseFilter Choose(CaseFilter filter, string? code) => filter with
    {
        Stage = Enum.TryParse<CaseStage>(code, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null, All = code == "all",
    };

    /// <summary>The address of a filter, in the same order.</summary>
    public string Href(CaseFilter filter) => Address.Of(Path, Values(filter));

    /// <summary>The address of the page at a cursor; null without a cursor.</summary>
    public string? Href(RowCursor? cursor) => cursor is { } at ? Address.Of(Path, [.. Values(Filter), ("at", at.ToString())]) : null;

    /// <summary>The address of every case as a file.</summary>
    public static string ExportHref(string format) => $"{Path}/file.{format}";

    /// <summary>The last day for notice, should it be due, or that none is. Until the risk is assessed, what is impermissible is presumed to owe it.</summary>
    public static string NoticeWords(CaseFacts facts) => facts switch
    {
        { Stage: CaseStage.Closed, Determination: null } => "withdrawn",
        { Determination: null } or { Stage: CaseStage.Assessment } or { Notices.Count: > 0 } => Components.Words.Date(facts.NoticeBy),
        _ => "no notice due",
    };

    private (string, string?)[] Values(CaseFilter filter) =>
        [("stage", Code(filter)), ("mine", filter.Mine ? "true" : null), ("sign-off", filter.SignOff ? "true" : null), ("task", filter.MyTask ? "mine" : null), ("hold", filter.Held ? "true" : null), ("sort", Sort == CasesQuery.FirstSort ? null : Sort.ToString())];
}
