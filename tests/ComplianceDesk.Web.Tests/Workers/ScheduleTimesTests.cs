using ComplianceDesk.Core.Reports;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Tests.Workers;

/// <summary>When a schedule comes next, in the site's zone and over its changes of the clock.</summary>
public sealed class ScheduleTimesTests
{
    private static readonly TimeZoneInfo Chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    [Theory]
    [InlineData(TimingUnit.Day, 0, "06:30", "2026-10-20T12:00:00", "2026-10-21T11:30:00")]
    [InlineData(TimingUnit.Week, 1, "06:30", "2026-10-20T12:00:00", "2026-10-26T11:30:00")]
    [InlineData(TimingUnit.Week, 7, "06:30", "2026-10-20T12:00:00", "2026-10-25T11:30:00")]
    [InlineData(TimingUnit.Month, 28, "00:00", "2026-10-20T12:00:00", "2026-10-28T05:00:00")]
    [InlineData(TimingUnit.Month, 1, "23:59", "2026-10-20T12:00:00", "2026-11-02T05:59:00")]
    [InlineData(TimingUnit.Quarter, 2, "06:30", "2026-10-20T12:00:00", "2027-01-02T12:30:00")]
    [InlineData(TimingUnit.Year, 15, "06:30", "2026-10-20T12:00:00", "2027-01-15T12:30:00")]
    public void Finds_TheNextTime(TimingUnit every, int day, string time, string after, string next) =>
        Assert.Equal(Utc(next), ScheduleWorker.Next(new ReportTiming(every, day, TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), Chicago, Utc(after)));

    [Theory]
    // 8 March 2026 has no 02:30 in Chicago; 1 November 2026 has two 01:30.
    [InlineData("2026-03-07T12:00:00", "02:30")]
    [InlineData("2026-10-31T12:00:00", "01:30")]
    public void Runs_OnceOnEachDay_WhenTheClockChanges(string after, string time)
    {
        var timing = new ReportTiming(TimingUnit.Day, 0, TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        var runs = new List<DateTime>();
        for (var at = ScheduleWorker.Next(timing, Chicago, Utc(after)); runs.Count < 3; at = ScheduleWorker.Next(timing, Chicago, at))
        {
            runs.Add(TimeZoneInfo.ConvertTimeFromUtc(at, Chicago));
        }

        var first = DateOnly.FromDateTime(Utc(after)).AddDays(1);
        Assert.Equal([first, first.AddDays(1), first.AddDays(2)], runs.Select(DateOnly.FromDateTime));
    }

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
