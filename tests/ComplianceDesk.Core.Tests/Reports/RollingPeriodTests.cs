using System.Globalization;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class RollingPeriodTests
{
    [Theory]
    [InlineData(RollingPeriod.Yesterday, "2026-03-01", "2026-02-28", "2026-02-28")]
    [InlineData(RollingPeriod.LastWeek, "2026-03-02", "2026-02-23", "2026-03-01")] // a Monday
    [InlineData(RollingPeriod.LastWeek, "2026-03-01", "2026-02-16", "2026-02-22")] // the Sunday before it
    [InlineData(RollingPeriod.LastMonth, "2024-03-31", "2024-02-01", "2024-02-29")]
    [InlineData(RollingPeriod.LastMonth, "2026-01-01", "2025-12-01", "2025-12-31")]
    [InlineData(RollingPeriod.LastQuarter, "2026-01-15", "2025-10-01", "2025-12-31")]
    [InlineData(RollingPeriod.LastQuarter, "2026-06-30", "2026-01-01", "2026-03-31")]
    [InlineData(RollingPeriod.LastYear, "2026-06-30", "2025-01-01", "2025-12-31")]
    [InlineData(RollingPeriod.YearToDate, "2026-06-30", "2026-01-01", "2026-06-29")]
    [InlineData(RollingPeriod.YearToDate, "2026-01-01", "2025-01-01", "2025-12-31")]
    public void Ends_BeforeTheDayItIsSeenFrom(RollingPeriod period, string today, string from, string to) =>
        Assert.Equal((Day(from), Day(to)), RollingPeriods.Of(period, Day(today)));

    [Fact]
    public void Names_EveryPeriod_AndOnlyYearsForAReportOverAYear()
    {
        Assert.Equal(Enum.GetValues<RollingPeriod>(), RollingPeriods.All.Select(p => p.Period).Order());
        Assert.Equal([RollingPeriod.LastYear, RollingPeriod.YearToDate], RollingPeriods.For(new BreachLogReport().Info).Select(p => p.Period));
        Assert.Equal(6, RollingPeriods.For(new ActivityReviewReport().Info).Count());
    }

    [Theory]
    [InlineData(TimingUnit.Day, 0, "0 30 6 * * ?", "every day at 06:30")]
    [InlineData(TimingUnit.Week, 1, "0 30 6 ? * MON", "every Monday at 06:30")]
    [InlineData(TimingUnit.Week, 7, "0 30 6 ? * SUN", "every Sunday at 06:30")]
    [InlineData(TimingUnit.Month, 28, "0 30 6 28 * ?", "every month on day 28 at 06:30")]
    [InlineData(TimingUnit.Quarter, 2, "0 30 6 2 1,4,7,10 ?", "every quarter on day 2 of its first month at 06:30")]
    [InlineData(TimingUnit.Year, 3, "0 30 6 3 1 ?", "every year on 3 January at 06:30")]
    public void Says_WhenInCronAndInWords(TimingUnit every, int day, string cron, string words)
    {
        var timing = new ReportTiming(every, day, new TimeOnly(6, 30));
        Assert.Equal((null, cron, words), (timing.Problem, timing.Cron, timing.Words));
    }

    [Theory]
    [InlineData(TimingUnit.Week, 0)]
    [InlineData(TimingUnit.Week, 8)]
    [InlineData(TimingUnit.Month, 29)]
    [InlineData(TimingUnit.Year, 0)]
    [InlineData((TimingUnit)9, 1)]
    public void Refuses_ADayThatDoesNotAlwaysCome(TimingUnit every, int day) => Assert.NotNull(new ReportTiming(every, day, default).Problem);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
