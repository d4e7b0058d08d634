using System.Globalization;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Web.Components;

/// <summary>Numbers and dates as the desk writes them.</summary>
public static class Words
{
    /// <summary><c>1,234</c>.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 file</c>, <c>2 files</c>.</summary>
    public static string Count(long value, string one, string? many = null) => $"{Number(value)} {(value == 1 ? one : many ?? one + "s")}";

    /// <summary>A share as a percentage; a dash without a denominator.</summary>
    public static string Share(long part, long whole) => whole == 0 ? "–" : RateText.Of(part, whole);

    /// <summary><c>87.4</c>, or a dash for a score without a value. Never rounded up to 100.</summary>
    public static string Score(decimal? value) => value switch
    {
        null => "–",
        100 => "100",
        { } v => Math.Min(99.9m, Math.Round(v, 1, MidpointRounding.AwayFromZero)).ToString("0.0", CultureInfo.InvariantCulture),
    };

    /// <summary>A 95 % interval of a score in points: <c>97.2 to 98.1</c>.</summary>
    public static string Points(WilsonInterval interval) => $"{Score((decimal)interval.Low * 100)} to {Score((decimal)interval.High * 100)}";

    /// <summary>A 95 % interval of a share: <c>1.2 % to 3.4 %</c>.</summary>
    public static string Interval(WilsonInterval interval) => $"{RateText.Of((decimal)interval.Low * 100)} to {RateText.Of((decimal)interval.High * 100)}";

    /// <summary><c>22 Nov 2026</c>.</summary>
    public static string Date(DateOnly? date) => date?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "–";

    /// <summary><c>3.2 MB</c>, in powers of 1,000.</summary>
    public static string Bytes(long bytes)
    {
        ReadOnlySpan<string> units = ["bytes", "kB", "MB", "GB", "TB"];
        var value = (double)bytes;
        var unit = 0;
        for (; value >= 1000 && unit < units.Length - 1; unit++)
        {
            value /= 1000;
        }
        return value.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + units[unit];
    }

    /// <summary><c>4 min 10 s</c>, or <c>under a second</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        { TotalMinutes: >= 1 } => $"{time.Minutes} min {time.Seconds} s",
        { TotalSeconds: >= 1 } => $"{(int)time.TotalSeconds} s",
        _ => "under a second",
    };
}
