using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class EpochTests
{
    // 2026-03-02 is a Monday.
    private static readonly int Monday = SiteCalendar.Number(new DateOnly(2026, 3, 2));

    [Fact]
    public void Holds_TheFirstFourWeeksAndThenEachWeek() => Assert.Equal(
        [new(Monday, Monday + 27), new(Monday + 28, Monday + 34), new(Monday + 42, Monday + 48)],
        Epoch.Of([Monday + 44, Monday + 3, Monday + 8, Monday + 20, Monday + 27, Monday + 34, Monday + 28]));

    [Fact]
    public void Counts_OnlyWeeksThatHoldAccesses() => Assert.Equal(
        [new(Monday - 700, Monday + 20), new(Monday + 21, Monday + 27)],
        Epoch.Of([Monday - 700, Monday, Monday + 7, Monday + 14, Monday + 21]));

    [Fact]
    public void Holds_NothingOfAnEmptyLog() => Assert.Empty(Epoch.Of([]));

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Chicago")]
    [InlineData("Asia/Kolkata")]
    [InlineData("America/Santiago")]
    public void Starts_ADayWithItsFirstMillisecond(string zone)
    {
        var calendar = new SiteCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), 0, 0);
        for (var day = Monday - 200; day < Monday + 200; day++)
        {
            Assert.Equal((day - 1, day), (calendar.DayOf(calendar.StartOf(day) - 1), calendar.DayOf(calendar.StartOf(day))));
        }
    }
}
