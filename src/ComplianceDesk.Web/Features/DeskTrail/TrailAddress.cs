using System.Globalization;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.DeskTrail;

/// <summary>The filter of the trail in an address.</summary>
internal static class TrailAddress
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/trail";

    /// <summary>Reads a query string; what is not given asks for all.</summary>
    public static TrailFilter Parse(string queryString)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        return new TrailFilter(Text(values["action"]), Text(values["who"]), Text(values["subject"]), Day(values["from"]), Day(values["to"]));
    }

    /// <summary>The page's address with a filter, from an entry on.</summary>
    public static string Href(TrailFilter filter, string? before = null) => Address.Of(Path, [.. Values(filter), ("before", before)]);

    /// <summary>The address of the filter's entries as a file.</summary>
    public static string FileHref(TrailFilter filter, string format) => Address.Of($"{Path}/file.{format}", [.. Values(filter)]);

    /// <summary>The filter in words.</summary>
    public static string Describe(TrailFilter filter) => string.Join(", ", Values(filter).Where(v => v.Value is not null).Select(v => $"{v.Name} {v.Value}").DefaultIfEmpty("all"));

    /// <summary>A day as an address writes it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of a text, or null.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A text without blanks around it; null for none.</summary>
    public static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static IEnumerable<(string Name, string? Value)> Values(TrailFilter f) => [("action", f.Action), ("who", f.Who), ("subject", f.Subject), ("from", Day(f.From)), ("to", Day(f.To))];
}
