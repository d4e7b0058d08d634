using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.Quality.Work;

/// <summary>What of the work list is shown. Converts to and from the address.</summary>
/// <param name="Filter">Which items.</param>
/// <param name="Sort">The order.</param>
/// <param name="At">Where the page hangs; null for the first page.</param>
/// <param name="Item">The item that is open; null for none.</param>
public sealed record WorkAddress(WorkItemFilter Filter, RowSort<WorkItemSort> Sort, RowCursor? At = null, int? Item = null)
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/quality/work";

    /// <summary>Reads a query string; what it does not know asks for all.</summary>
    public static WorkAddress Parse(string queryString)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        return new(
            new WorkItemFilter(
                State(values["state"]), Given(values["measure"]), Given(values["owner"]), Given(values["department"]), Given(values["facility"])),
            RowSort.Parse<WorkItemSort>(values["sort"]) ?? WorkItemsQuery.FirstSort,
            RowCursor.Parse(values["at"]),
            Number(values["item"]));
    }

    /// <summary>The address that asks for this.</summary>
    public string Href => Of(Path);

    /// <summary>The file with the items of this filter, in a format.</summary>
    public string FileHref(string format) => (this with { At = null, Item = null }).Of($"{Path}/file.{format}");

    /// <summary><c>late</c>, <c>soon</c>, <c>waived</c>, <c>done</c>.</summary>
    public static string Code(WorkItemState state) => CheckWords.Kebab(state.ToString());

    /// <summary>The state of a code; null for any other text.</summary>
    public static WorkItemState? State(string? code) => Enum.GetValues<WorkItemState>().Cast<WorkItemState?>().FirstOrDefault(s => Code(s!.Value) == code);

    private string Of(string path) => Address.Of(
        path, ("state", Filter.State is { } s ? Code(s) : null), ("measure", Filter.Measure), ("owner", Filter.Owner), ("department", Filter.Department), ("facility", Filter.Facility),
        ("sort", Sort == WorkItemsQuery.FirstSort ? null : Sort.ToString()), ("at", At?.ToString()), ("item", Text(Item)));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
