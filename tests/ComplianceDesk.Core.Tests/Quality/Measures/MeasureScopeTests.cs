using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

/// <summary>Days and hours over the changes of clocks: Chicago puts them on at 2:00 on 8 March 2026 and back at 2:00 on 1 November 2026.</summary>
public sealed class MeasureScopeTests
{
    [Theory]
    [InlineData("2026-03-07", 24)]
    [InlineData("2026-03-08", 23)]
    [InlineData("2026-11-01", 25)]
    [InlineData("2026-11-02", 24)]
    public void Ends_ADayWithItsLastMillisecond_HoweverLongItIs(string day, int hours)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd");
        var scope = Scope();
        Assert.Equal(TimeSpan.FromHours(hours), scope.EndOf(date) - scope.EndOf(date.AddDays(-1)));
        Assert.Equal((date, date.AddDays(1)), (scope.DayOf(scope.EndOf(date)), scope.DayOf(scope.EndOf(date).AddMilliseconds(1))));
    }

    [Fact]
    public void Ends_ADayWhoseMidnightTheClocksPassOver()
    {
        // Santiago goes from 24:00 on 5 September 2026 (UTC−4) straight to 1:00 on the sixth (UTC−3).
        var scope = new MeasureScope(AsOf, TimeZoneInfo.FindSystemTimeZoneById("America/Santiago"), AllFeeds);
        Assert.Equal(Utc(2026, 9, 6, 4, 0).AddMilliseconds(-1), scope.EndOf(new(2026, 9, 5)));
        Assert.Equal(new DateOnly(2026, 9, 5), scope.DayOf(scope.EndOf(new(2026, 9, 5))));
    }

    [Theory]
    // Thirty days after a discharge at 23:30 on 20 February end an hour earlier in UTC than they began; after one in October an hour later.
    [InlineData("2026-02-21T05:30:00Z", 30, "2026-03-23T04:59:59.999Z")]
    [InlineData("2026-10-21T04:30:00Z", 30, "2026-11-20T05:59:59.999Z")]
    public void Counts_CalendarDaysOverTheChange(string from, int days, string end) =>
        Assert.Equal(Instant(end), Scope().EndOfDayAfter(Instant(from), days));

    [Theory]
    // From 23:30 to 0:30 is a day by the calendar; 24 and 25 hours of one day are none.
    [InlineData("2026-03-08T05:30:00Z", "2026-03-08T06:30:00Z", 1)]
    [InlineData("2026-11-01T05:00:00Z", "2026-11-02T05:59:00Z", 0)]
    [InlineData("2026-11-01T05:00:00Z", "2026-11-02T06:00:00Z", 1)]
    [InlineData("2026-03-08T06:00:00Z", "2026-03-09T04:59:00Z", 0)]
    [InlineData("2026-03-08T06:00:00Z", "2026-03-09T05:00:00Z", 1)]
    public void Counts_DaysBetween_ByTheCalendar(string from, string to, int days) => Assert.Equal(days, Scope().DaysBetween(Instant(from), Instant(to)));

    [Fact]
    public void Takes_HoursAsTheyElapse_InTheLongNight()
    {
        // Admitted at 20:00 on 31 October; the night has an hour more, and 24 hours end at 19:00 on the next day.
        var admitted = Utc(2026, 11, 1, 1);
        var scope = Scope(Utc(2026, 11, 10));
        var duty = new HistoryAtAdmissionMeasure().Duties(Stay("E1", admitted, null, Note("order", admitted)), scope).Single();
        Assert.Equal(Utc(2026, 11, 2, 1), duty.DueAt);
        Assert.Equal(19, TimeZoneInfo.ConvertTimeFromUtc(duty.DueAt, Chicago).Hour);
    }

    [Theory]
    // A chart is complete in time to the last millisecond of day 30 and late a millisecond after, over either change.
    [InlineData("2026-02-20T18:00:00Z", "2026-03-23T04:59:59.999Z")]
    [InlineData("2026-10-20T18:00:00Z", "2026-11-20T05:59:59.999Z")]
    public void Holds_AChartCompleteInTime_ToTheEndOfItsLastDay(string discharged, string last)
    {
        var (end, latest) = (Instant(discharged), Instant(last));
        DutyState Signed(DateTime at) => new ChartCompletionMeasure()
            .Duties(Stay("E1", end.AddDays(-2), end, Measured.Signed("h-and-p", end.AddDays(-2)), Note("discharge-summary", end, at)), Scope(latest.AddDays(3))).Single().At(latest.AddDays(3));
        Assert.Equal((DutyState.InTime, DutyState.Late), (Signed(latest), Signed(latest.AddMilliseconds(1))));
    }

    [Theory]
    // Nine elapsed days less an hour, or and an hour: by the calendar what waits is nine days old.
    [InlineData("2026-03-03T06:00:00Z", "2026-03-12T05:00:00Z")]
    [InlineData("2026-10-27T05:00:00Z", "2026-11-05T06:00:00Z")]
    public void Ages_WhatWaits_ByTheCalendar(string since, string asOf)
    {
        var (outcome, _) = By(new DeficientChartsMeasure(), Scope(Instant(asOf)), Stay("E1", Instant(since).AddDays(-1), Instant(since), Measured.Signed("h-and-p", Instant(since).AddDays(-1))));
        Assert.Equal((1, 9), (outcome.Figures[0].Pending, outcome.Figures[0].PendingOldest));
    }

    private static DateTime Instant(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
