using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class ChartCompletionMeasureTests
{
    private static Chart Discharged(DateTime end, DateTime? summarySigned) =>
        Stay("E1", end.AddDays(-3), end, Signed("h-and-p", end.AddDays(-3)), Note("discharge-summary", end, summarySigned));

    [Theory]
    // Discharged on 16 May at 23:30 in Chicago: day 30 is 15 June, all of it.
    [InlineData("2026-06-15T16:59Z", DutyState.InTime)]
    [InlineData(null, DutyState.Pending)]
    public void Counts_CalendarDaysOfTheSite(string? signed, DutyState expected)
    {
        var chart = Discharged(Utc(2026, 5, 17, 4, 30), signed is null ? null : DateTime.Parse(signed, null, System.Globalization.DateTimeStyles.AdjustToUniversal));
        Assert.Equal(expected, new ChartCompletionMeasure().Duties(chart, Scope()).Single().At(AsOf));
    }

    [Fact]
    public void Takes_AllOfDay30AndNothingOfDay31()
    {
        var end = Utc(2026, 5, 10, 15);
        // Day 30 is 9 June, which ends in Chicago at 05:00 UTC of 10 June.
        Assert.Equal(DutyState.InTime, State(Utc(2026, 6, 10, 4, 59)));
        Assert.Equal(DutyState.Late, State(Utc(2026, 6, 10, 5, 0)));
        Assert.Equal(DutyState.Overdue, State(null));
        DutyState State(DateTime? signed) => new ChartCompletionMeasure().Duties(Discharged(end, signed), Scope()).Single().At(AsOf);
    }

    [Fact]
    public void Ends_Day30OverTheChangeOfClocksAndTheLeapDay()
    {
        // 20 February 2026 + 30 = 22 March: the clocks went forward on 8 March, so it ends at 05:00 UTC, not 06:00.
        Assert.Equal(Utc(2026, 3, 23, 5).AddMilliseconds(-1), Due(Utc(2026, 2, 20, 18)));
        // 2028 has a 29 February: 10 February + 30 = 11 March.
        Assert.Equal(new DateOnly(2028, 3, 11), Scope().DayOf(Due(Utc(2028, 2, 10, 18))));
        static DateTime Due(DateTime end) => new ChartCompletionMeasure().Duties(Discharged(end, end), Scope(end.AddDays(60))).Single().DueAt;
    }

    [Fact]
    public void Lists_WhatIsLackingWithItsOwner()
    {
        var end = Utc(2026, 5, 1);
        var (outcome, items) = By(new ChartCompletionMeasure(), Stay("E1", end.AddDays(-2), end, Note("h-and-p", end.AddDays(-2), null, "u7"), Note("order", end, null, "u8"), Note("order", end.AddMinutes(1), null, "u8")));
        Assert.Equal(MeasureStatus.OffTarget, outcome.Status);
        var item = Assert.Single(items);
        Assert.Equal(("chart-completion:encounters:E1", "h-and-p not signed; order not signed (2); discharge-summary missing", new Owner(OwnerKind.Provider, "u7")), (item.Key, item.Duty.Owed, item.Duty.Owner));
    }

    [Fact]
    public void StaysQuiet_AboutAdditionsAndStaysBeforeTheFeed()
    {
        var end = Utc(2026, 3, 1);
        Assert.Equal((1, 1), By(new ChartCompletionMeasure(), Stay("E1", end.AddDays(-2), end, Signed("h-and-p", end), Signed("discharge-summary", end), Note("progress-note", Utc(2026, 6, 1)))).Figure());
        var (outcome, _) = By(new ChartCompletionMeasure(), Stay("E2", Utc(2019, 12, 1), Utc(2019, 12, 5)), Stay("E3", end, null), Stay("E4", end, end) with { Class = "emergency" });
        Assert.Equal((MeasureStatus.NotApplicable, "Nothing in the store is eligible."), (outcome.Status, outcome.Reason));
    }

    [Fact]
    public void Takes_TheMedianOverThreeStays()
    {
        Chart After(string id, int days) { var end = Utc(2026, 4, 1, 18); return Stay(id, end.AddDays(-1), end, Signed("h-and-p", end), Signed("discharge-summary", end.AddDays(days))); }
        var whole = By(new ChartCompletionMeasure(), After("A", 2), After("B", 9), After("C", 31)).Outcome.Whole!;
        Assert.Equal((2, 3, 9.0, 31), (whole.Numerator, whole.Denominator, whole.Median, whole.P90));
        Assert.Equal("66.7 %", whole.Text(MeasureUnit.Percent));
    }
}
