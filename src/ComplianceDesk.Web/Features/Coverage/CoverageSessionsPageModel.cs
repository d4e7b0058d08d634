using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Features.Findings;

namespace ComplianceDesk.Web.Features.Coverage;

/// <summary>State of the page of sessions behind a number of the coverage page.</summary>
public sealed class CoverageSessionsPageModel(ReasonSessionsQuery query, CoverageOfReasonsQuery counts, RunsQuery runs)
{
    /// <summary>The page's address without a filter.</summary>
    public const string Path = $"{CoveragePageModel.Path}/sessions";

    private IReadOnlyList<(int Id, string? Name)> departments = [];
    private ReasonCursor? cursor;

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>Which accesses.</summary>
    public ReasonFilter Filter { get; private set; } = new();

    /// <summary>The rows; null before the store has answered.</summary>
    public ReasonSessionPage? Page { get; private set; }

    /// <summary>The latest judgement; null before the first.</summary>
    public JudgementRunRow? Run { get; private set; }

    /// <summary>Reads what the address asks for.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        Filter = ReasonFilter.Parse(queryString);
        cursor = ReasonCursor.Parse(System.Web.HttpUtility.ParseQueryString(queryString)["at"]);
        departments = await counts.DepartmentsAsync(cancellationToken);
        Run = (await runs.RunAsync(cancellationToken)).Judgements is [var newest, ..] ? newest : null;
        Page = await query.RunAsync(Filter, cursor, Rows, cancellationToken);
    }

    /// <summary>Each condition in words, with the filter that leaves it out.</summary>
    public IEnumerable<(string Label, ReasonFilter Without)> Conditions()
    {
        if (Filter.From is { } from)
        {
            yield return ($"From the week of {Components.Words.Date(Monday(from))}", Filter with { From = null });
        }
        if (Filter.To is { } to)
        {
            yield return ($"To the week of {Components.Words.Date(Monday(to))}", Filter with { To = null });
        }
        if (Filter.Department is { } department)
        {
            yield return ($"Department: {CoveragePageModel.NameOf(departments.FirstOrDefault(d => d.Id == department).Name)}", Filter with { Department = null });
        }
        if (Filter.First is { } first)
        {
            yield return (first ? "First accesses" : "Repeat accesses", Filter with { First = null });
        }
        if (Filter.Explained is { } explained)
        {
            yield return (explained ? "With a reason" : "Without a reason", Filter with { Explained = null, Missing = null });
        }
        if (Filter.Reason is { } reason)
        {
            yield return (RuleTitles.OfExplanation(reason), Filter with { Reason = null });
        }
        if (Filter.Missing is { } missing)
        {
            yield return (MissingReasonWords.Title(missing), Filter with { Missing = null });
        }
    }

    /// <summary>Address of the first page; null on it.</summary>
    public string? FirstHref => cursor is null ? null : CoveragePageModel.RowsHref(Filter);

    /// <summary>Address of the next page; null on the last.</summary>
    public string? NextHref => Page?.Next is { } next
        ? Address.Of(CoveragePageModel.RowsHref(Filter), ("at", next.ToString()))
        : null;

    /// <summary>Address of all rows as a file.</summary>
    public string ExportHref(string format) => CoveragePageModel.Join($"{Path}.{format}", Filter);

    /// <summary>How many rows there are, in words.</summary>
    public string InWords => string.Create(CultureInfo.InvariantCulture, $"{Components.Words.Count(Page!.Sessions, "session")} with {Components.Words.Count(Page.Accesses, "access", "accesses")}");

    private static DateOnly Monday(DateOnly day) => Core.Access.SiteCalendar.Date(Core.Access.SiteCalendar.WeekOf(Core.Access.SiteCalendar.Number(day)));
}
