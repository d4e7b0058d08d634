using System.Globalization;

namespace ComplianceDesk.Core.Reports;

/// <summary>How often something is done. Stored as its number: never renumber.</summary>
public enum TimingUnit : byte
{
    /// <summary>Every day.</summary>
    Day = 0,
    /// <summary>Every week, on one weekday.</summary>
    Week = 1,
    /// <summary>Every month, on one day.</summary>
    Month = 2,
    /// <summary>On one day of January, April, July and October.</summary>
    Quarter = 3,
    /// <summary>On one day of January.</summary>
    Year = 4,
}

/// <summary>When a report is made: at a time of day in the site's zone.</summary>
/// <param name="Every">How often.</param>
/// <param name="Day">Weekday, 1 = Monday to 7 = Sunday, of a week; day, 1 to 28, of a month; not used for <see cref="TimingUnit.Day"/>.</param>
/// <param name="Time">Time of day.</param>
public sealed record ReportTiming(TimingUnit Every, int Day, TimeOnly Time)
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>Why this is no timing, in a sentence; null when it is one. Every month has the days 1 to 28.</summary>
    public string? Problem => Every switch
    {
        TimingUnit.Day => null,
        TimingUnit.Week => Day is >= 1 and <= 7 ? null : "Choose a weekday.",
        TimingUnit.Month or TimingUnit.Quarter or TimingUnit.Year => Day is >= 1 and <= 28 ? null : "Choose a day from 1 to 28.",
        _ => "Choose how often.",
    };

    /// <summary>The timing as a cron expression with seconds, as Quartz reads it.</summary>
    public string Cron => string.Create(CultureInfo.InvariantCulture, $"0 {Time.Minute} {Time.Hour} {Every switch
    {
        TimingUnit.Day => "* * ?",
        TimingUnit.Week => $"? * {Weekdays[Day - 1][..3].ToUpperInvariant()}",
        TimingUnit.Month => $"{Day} * ?",
        TimingUnit.Quarter => $"{Day} 1,4,7,10 ?",
        _ => $"{Day} 1 ?",
    }}");

    /// <summary>For example <c>every Monday at 06:30</c>.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Every switch
    {
        TimingUnit.Day => "every day",
        TimingUnit.Week => $"every {Weekdays[Day - 1]}",
        TimingUnit.Month => $"every month on day {Day}",
        TimingUnit.Quarter => $"every quarter on day {Day} of its first month",
        _ => $"every year on {Day} January",
    }} at {Time:HH:mm}");
}
