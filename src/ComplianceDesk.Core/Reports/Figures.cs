using System.Globalization;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Reports;

/// <summary>How numbers, shares and times are written on paper: the same everywhere, whatever the machine's culture.</summary>
public static class Figures
{
    /// <summary>What stands where a share has nothing to be a share of.</summary>
    public const string NoData = "no data";

    /// <summary>A count with thousands separated: <c>12,345</c>.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>
    /// A percentage with one decimal, written as on the desk: 100 % is exactly all, 0 % exactly none, and what is less than a tenth from either says so.
    /// </summary>
    public static string Percent(long part, long whole) => whole == 0 ? NoData : RateText.Of(part, whole);

    /// <summary>The percentage in tenths of a percent, for cells that count with it; 0 and 1000 only when exact. The whole is not 0.</summary>
    internal static int Tenths(long part, long whole)
    {
        var tenths = (int)Math.Round(1000.0 * part / whole, MidpointRounding.AwayFromZero);
        return part > 0 && tenths == 0 ? 1 : part < whole && tenths == 1000 ? 999 : tenths;
    }

    /// <summary>Part, whole and percentage: <c>3 of 40 (7.5 %)</c>; <c>0 of 0 (no data)</c>.</summary>
    public static string Share(long part, long whole) => $"{Count(part)} of {Count(whole)} ({Percent(part, whole)})";

    /// <summary>A count with its noun: <c>12 files</c>, <c>1 body of rules</c>, <c>0 entries</c>.</summary>
    /// <param name="value">The count.</param>
    /// <param name="plural">The noun in the plural, with what follows it.</param>
    public static string Counted(long value, string plural) => $"{Count(value)} {Unit(value, plural)}";

    /// <summary>The noun that fits a number: <c>day</c> for 1, else <c>days</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="plural">The noun in the plural, with what follows it.</param>
    public static string Unit(double value, string? plural) => plural is null ? "" : value == 1 ? Singular(plural) : plural;

    // The head of the phrase is the word before "of", "with", "that" and the like, or the last one.
    private static string Singular(string plural)
    {
        var words = plural.Split(' ');
        var after = Array.FindIndex(words, w => w is "of" or "with" or "that" or "behind" or "in" or "to" or "for" or "by" or "on");
        var head = after > 0 ? after - 1 : words.Length - 1;
        var word = words[head];
        words[head] = word == "people" ? "person" : word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word.EndsWith("sses", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('s');
        return string.Join(' ', words);
    }

    /// <summary>A day: <c>2026-03-01</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment in the site's zone with its offset: <c>2026-03-01 14:05:09 -05:00</c>.</summary>
    public static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>A moment to the minute, for columns whose head or caption names the zone: <c>2026-03-01 14:05</c>.</summary>
    public static string Minute(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The text with its first letter in upper case.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
