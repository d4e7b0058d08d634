using System.Globalization;

namespace ComplianceDesk.Cli.Verbs;

/// <summary>Dates as they are given on the command line.</summary>
internal static class Dates
{
    public static DateOnly Parse(string option, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new Refusal($"{option} is \"{text}\"; expected a date such as 2026-10-31.");
}
