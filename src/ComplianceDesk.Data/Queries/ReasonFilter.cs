using System.Globalization;
using System.Web;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Data.Queries;

/// <summary>Which accesses that name a patient are asked about, by their reason or the lack of one. Converts to and from a query string; holds no id of a person or a patient.</summary>
public sealed record ReasonFilter
{
    /// <summary>A day of the first week; null = from the beginning. Counts are kept by whole weeks, Monday to Sunday in the site's zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>A day of the last week; null = to the end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Row id of the department they are counted under, 0 = those of no known department; null = any.</summary>
    public int? Department { get; init; }

    /// <summary>True for accesses of the first day on which a user opened a patient, false for later ones; null = both.</summary>
    public bool? First { get; init; }

    /// <summary>True for those with a reason, false for those without; null = both.</summary>
    public bool? Explained { get; init; }

    /// <summary>Id of the explanation; null = any or none.</summary>
    public string? Reason { get; init; }

    /// <summary>What was most likely missing; null = anything.</summary>
    public MissingReason? Missing { get; init; }

    /// <summary>Monday of the first week, in days since 1970-01-01.</summary>
    public int FromWeek => From is { } day ? SiteCalendar.WeekOf(SiteCalendar.Number(day)) : int.MinValue;

    /// <summary>Monday of the last week.</summary>
    public int ToWeek => To is { } day ? SiteCalendar.WeekOf(SiteCalendar.Number(day)) : int.MaxValue;

    /// <summary>Reads a query string. What is not understood is left out, so that an old address still opens.</summary>
    public static ReasonFilter Parse(string? queryString)
    {
        var values = HttpUtility.ParseQueryString(queryString ?? "");
        return new ReasonFilter
        {
            From = Day("from"),
            To = Day("to"),
            Department = int.TryParse(values["department"], NumberStyles.None, CultureInfo.InvariantCulture, out var department) ? department : null,
            First = values["access"] switch { "first" => true, "repeat" => false, _ => null },
            Explained = values["explained"] switch { "yes" => true, "no" => false, _ => null },
            Reason = ExplanationCatalog.Find(values["reason"] ?? "")?.Id,
            Missing = FindingWords.Parse<MissingReason>(values["missing"]) is { } cause and not MissingReason.None ? cause : null,
        };

        DateOnly? Day(string name) =>
            DateOnly.TryParseExact(values[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>The code of a cause, for example <c>care-elsewhere</c>.</summary>
    public static string Code(MissingReason cause) => FindingWords.Kebab(cause.ToString());

    /// <summary>The query string without its question mark; empty for the empty filter.</summary>
    public string ToQueryString() => string.Join('&', Parts().Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>The filter in a line, for the trail.</summary>
    public string Describe() => Parts().Any() ? string.Join(", ", Parts().Select(p => $"{p.Name} {p.Value}")) : "all";

    private IEnumerable<(string Name, string Value)> Parts()
    {
        return new (string Name, string? Value)[]
        {
            ("from", Date(From)), ("to", Date(To)), ("department", Department?.ToString(CultureInfo.InvariantCulture)),
            ("access", First switch { true => "first", false => "repeat", null => null }),
            ("explained", Explained switch { true => "yes", false => "no", null => null }),
            ("reason", Reason), ("missing", Missing is { } cause ? Code(cause) : null),
        }.Where(p => p.Value is not null).Select(p => (p.Name, p.Value!));

        static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
