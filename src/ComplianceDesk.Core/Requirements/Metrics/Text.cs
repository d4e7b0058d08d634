using System.Globalization;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Numbers and days in rows behind a metric.</summary>
internal static class Text
{
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A number with its unit, which agrees in number: <c>1 day</c>, <c>2.5 days</c>.</summary>
    public static string Of(double number, string units) => $"{Of(number)} {Reports.Figures.Unit(Math.Round(number, 1), units)}";

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
