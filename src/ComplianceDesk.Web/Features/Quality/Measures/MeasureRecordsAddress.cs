using System.Globalization;
using System.Web;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Quality.Measures;

namespace ComplianceDesk.Web.Features.Quality.Measures;

/// <summary>Which rows behind a measure's numbers an address asks for.</summary>
/// <param name="Filter">The rows.</param>
/// <param name="Skip">Rows before the page.</param>
public sealed record MeasureRecordsAddress(MeasureRecordFilter Filter, long Skip = 0)
{
    /// <summary>Reads a query string; unknown words ask for what the denominator counts.</summary>
    public static MeasureRecordsAddress Parse(string measure, string queryString)
    {
        var values = HttpUtility.ParseQueryString(queryString);
        var by = Enum.GetValues<MeasureBy>().FirstOrDefault(b => CheckWords.Kebab(b.ToString()) == values["by"]);
        return new(
            new(
                measure,
                Enum.GetValues<MeasuredAs>().FirstOrDefault(a => CheckWords.Kebab(a.ToString()) == values["as"]),
                values["numerator"] switch { "yes" => true, "no" => false, _ => null },
                by,
                by == MeasureBy.All ? "" : values["key"] ?? "",
                Number(values["from"]),
                Number(values["to"])),
            Number(values["skip"]) ?? 0);
    }

    /// <summary>The address of the page.</summary>
    public string Href => Of("");

    /// <summary>The address of the file in a format.</summary>
    public string FileHref(string format) => (this with { Skip = 0 }).Of($".{format}");

    private string Of(string end) => Address.Of(
        $"{MeasurePageModel.Href(Filter.Measure)}/records{end}",
        ("as", Filter.As == MeasuredAs.Counted ? null : CheckWords.Kebab(Filter.As.ToString())),
        ("numerator", Filter.InNumerator switch { true => "yes", false => "no", null => null }),
        ("by", Filter.By == MeasureBy.All ? null : CheckWords.Kebab(Filter.By.ToString())),
        ("key", Filter.By == MeasureBy.All || Filter.Key.Length == 0 ? null : Filter.Key),
        ("from", Filter.AgeFrom?.ToString(CultureInfo.InvariantCulture)),
        ("to", Filter.AgeTo?.ToString(CultureInfo.InvariantCulture)),
        ("skip", Skip == 0 ? null : Skip.ToString(CultureInfo.InvariantCulture)));

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
