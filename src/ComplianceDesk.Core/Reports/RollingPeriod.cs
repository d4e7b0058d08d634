namespace ComplianceDesk.Core.Reports;

/// <summary>A period that moves with the day on which a report is made. Stored as its number: never renumber.</summary>
public enum RollingPeriod : byte
{
    /// <summary>The day before.</summary>
    Yesterday = 0,
    /// <summary>Monday to Sunday of the week before.</summary>
    LastWeek = 1,
    /// <summary>The calendar month before.</summary>
    LastMonth = 2,
    /// <summary>The calendar quarter before.</summary>
    LastQuarter = 3,
    /// <summary>The calendar year before.</summary>
    LastYear = 4,
    /// <summary>From 1 January to the day before; on 1 January the whole year before.</summary>
    YearToDate = 5,
}

/// <summary>The days of a <see cref="RollingPeriod"/>. They always end before the day they are asked for: what is still going on is in no report.</summary>
public static class RollingPeriods
{
    /// <summary>Every period with its words.</summary>
    public static IReadOnlyList<(RollingPeriod Period, string Words)> All { get; } =
    [
        (RollingPeriod.Yesterday, "the day before"),
        (RollingPeriod.LastWeek, "the week before, Monday to Sunday"),
        (RollingPeriod.LastMonth, "the month before"),
        (RollingPeriod.LastQuarter, "the quarter before"),
        (RollingPeriod.LastYear, "the year before"),
        (RollingPeriod.YearToDate, "the year so far"),
    ];

    /// <summary>The periods that a report can be made over: one that needs a calendar year has only years.</summary>
    public static IEnumerable<(RollingPeriod Period, string Words)> For(ReportInfo report) =>
        All.Where(p => !report.Needs.HasFlag(ReportNeeds.Year) || p.Period is RollingPeriod.LastYear or RollingPeriod.YearToDate);

    /// <summary>First and last day of a period, seen from a day.</summary>
    public static (DateOnly From, DateOnly To) Of(RollingPeriod period, DateOnly today)
    {
        var yesterday = today.AddDays(-1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        return period switch
        {
            RollingPeriod.Yesterday => (yesterday, yesterday),
            RollingPeriod.LastWeek => (monday.AddDays(-7), monday.AddDays(-1)),
            RollingPeriod.LastMonth => (month.AddMonths(-1), month.AddDays(-1)),
            RollingPeriod.LastQuarter => (quarter.AddMonths(-3), quarter.AddDays(-1)),
            RollingPeriod.LastYear => (new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year - 1, 12, 31)),
            RollingPeriod.YearToDate => (new DateOnly(yesterday.Year, 1, 1), yesterday),
            _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Not a period."),
        };
    }
}
