using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Coverage;

/// <summary>State of the coverage page: which accesses its address asks about, and how many of them have a reason.</summary>
public sealed class CoveragePageModel(CoverageOfReasonsQuery query, RunsQuery runs)
{
    /// <summary>The page's address without a filter.</summary>
    public const string Path = "/coverage";

    /// <summary>Which accesses.</summary>
    public ReasonFilter Filter { get; private set; } = new();

    /// <summary>The counts; null before the store has answered.</summary>
    public CoverageOfReasons? Counts { get; private set; }

    /// <summary>Departments to choose from; 0 stands for none known.</summary>
    public IReadOnlyList<(int Id, string? Name)> Departments { get; private set; } = [];

    /// <summary>The latest judgement; null before the first.</summary>
    public JudgementRunRow? Run { get; private set; }

    /// <summary>Reads what the address asks for.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        // Explanations and causes are what the page cuts by: here the other conditions alone narrow it.
        Filter = Parse(queryString);
        Run = (await runs.RunAsync(cancellationToken)).Judgements is [var newest, ..] ? newest : null;
        Departments = await query.DepartmentsAsync(cancellationToken);
        Counts = await query.RunAsync(Filter, cancellationToken);
    }

    /// <summary>Address of the page with a filter.</summary>
    public static string Href(ReasonFilter filter) => Join(Path, filter);

    /// <summary>The filter of a query string: of all that the sessions' page takes, what the counts are kept by.</summary>
    public static ReasonFilter Parse(string queryString) => ReasonFilter.Parse(queryString) with { Explained = null, Reason = null, Missing = null };

    /// <summary>Address of the sessions behind a number.</summary>
    public static string RowsHref(ReasonFilter filter) => Join(CoverageSessionsPageModel.Path, filter);

    /// <summary>Address of the counts as a file.</summary>
    public static string ExportHref(ReasonFilter filter, string format) => Join($"{Path}/counts.{format}", filter);

    /// <summary>A department's name, or what stands for none.</summary>
    public static string NameOf(string? department) => department ?? "Department not known";

    internal static string Join(string path, ReasonFilter filter) => filter.ToQueryString() is { Length: > 0 } query ? $"{path}?{query}" : path;
}
