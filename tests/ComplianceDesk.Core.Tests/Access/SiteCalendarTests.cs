using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class SiteCalendarTests
{
    [Theory]
    [InlineData(2026, 11, 23, 2026, 11, 23)]
    [InlineData(2026, 11, 29, 2026, 11, 23)]
    [InlineData(1970, 1, 1, 1969, 12, 29)]
    [InlineData(1969, 12, 28, 1969, 12, 22)]
    public void Begins_TheWeekOnMonday(int year, int month, int day, int mondayYear, int mondayMonth, int monday) =>
        Assert.Equal(new DateOnly(mondayYear, mondayMonth, monday), SiteCalendar.Date(SiteCalendar.WeekOf(SiteCalendar.Number(new(year, month, day)))));
}
