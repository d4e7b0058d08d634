using ComplianceDesk.Data.Reports;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

/// <summary>The bounds that every number of a report shares.</summary>
public sealed class ReviewPeriodTests
{
    private static readonly ReviewPeriod Period = new(From, To, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

    [Fact]
    public void Begins_AndEndsAtMidnightOfTheSite() => Assert.Equal((Start, End, 10, Day(3, 1), Day(3, 10)), (Period.Start, Period.End, Period.Days, Period.FirstDay, Period.LastDay));

    [Fact]
    public void Follows_OnThePeriodBeforeWithoutAGap()
    {
        var before = Period.Before();

        Assert.Equal((new DateOnly(2026, 2, 19), new DateOnly(2026, 2, 28), 10), (before.From, before.To, before.Days));
        Assert.Equal(Period.Start, before.End);
    }

    [Fact]
    public void Shows_TimesOfTheSite()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.FromHours(-5)), Period.Local(Utc(3, 2)));
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.FromHours(-4)), Period.Local((DateTime?)Utc(3, 9)));
        Assert.Null(Period.Local((DateTime?)null));
    }
}
