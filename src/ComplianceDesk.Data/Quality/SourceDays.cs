using System.Globalization;

namespace ComplianceDesk.Data.Quality;

/// <summary>Spans of days, as evidence names them.</summary>
internal static class SourceDays
{
    /// <summary>Every day from the first to the last, both among them.</summary>
    public static IEnumerable<DateOnly> Between(DateOnly first, DateOnly last) =>
        Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber);

    /// <summary>ISO 8601.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
