using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Features.Findings;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>A timeline's bars and ticks stand where their times are.</summary>
public sealed class TimelineLayoutTests
{
    private static readonly DateTime Start = new(2026, 3, 7, 18, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Puts_EventsIntoBars()
    {
        var layout = new TimelineLayout(Start, Start.AddDays(2), TimeZoneInfo.Utc);
        var bars = layout.Bars(new TimelineLane(
            "Ann Ward", true, [Point(0, false, false), Point(1, true, false), Point(86_400, false, true), Point(2 * 86_400, false, false)]));
        Assert.Equal([(0, true, false), (100, false, true), (199, false, false)], bars.Select(b => (b.Bin, b.InFinding, b.BreakGlass)));
        Assert.All(bars, b => Assert.InRange(b.Height, 30, 100));
        Assert.Equal(100, bars[0].Height);
        Assert.Equal(50, layout.Share(Start.AddDays(1)));
        Assert.Equal(100, layout.Share(Start.AddDays(9)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(24 * 9)]
    [InlineData(24 * 400)]
    public void Puts_AFewTicksOnRoundTimes(int hours)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        // Across the night of 8 March 2026, in which New York has no 02:00.
        var ticks = new TimelineLayout(Start, Start.AddHours(hours), zone).Ticks;
        Assert.InRange(ticks.Count, 1, 9);
        Assert.All(ticks, t => Assert.InRange(t.At, 0, 100));
        Assert.Equal(ticks.Select(t => t.At).Order(), ticks.Select(t => t.At));
    }

    [Fact]
    public void Draws_AnEmptyLane() => Assert.Empty(new TimelineLayout(Start, Start, TimeZoneInfo.Utc).Bars(new TimelineLane("Ann Ward", true, [])));

    [Fact]
    public void Draws_ShapesByWhatWasDone()
    {
        Assert.Equal(
            ["read", "out", "write", "other", "override"],
            new[]
            {
                Point(0, false, false), Point(0, false, false) with { Action = AccessAction.Export }, Point(0, false, false) with { Action = AccessAction.Update },
                Point(0, false, false) with { Action = AccessAction.Login }, Point(0, true, true),
            }.Select(TimelineLayout.Shape));
        Assert.False(TimelineLayout.IsDense(new TimelineLane("x", true, [Point(0, false, false)])));
        Assert.True(TimelineLayout.IsDense(new TimelineLane("x", true, [.. Enumerable.Range(0, 81).Select(i => Point(i, false, false))])));
    }

    [Fact]
    public void Gathers_FlagsThatCannotBeReadApart()
    {
        var layout = new TimelineLayout(Start, Start.AddSeconds(100), TimeZoneInfo.Utc);
        var lane = new TimelineLane("Ann Ward", true, [.. new[] { 0, 1, 2, 50, 51, 99 }.Select(s => Point(s, false, false))]);
        // The fourth pin lies on another lane.
        var pins = new[] { 0, 1, 2, 49, 50, 51, 99 }.Select(s => new Pin(s, s, Start.AddSeconds(s), "note", PinColor.Amber, false, "officer", Start)).ToList();
        Assert.Equal([(0, "1–3", PinColor.None), (50, "5–6", PinColor.None), (99, "7", PinColor.Amber)], layout.Flags(lane, pins));
        Assert.Equal("1…", layout.Flags(lane, [pins[0], pins[3], pins[1]])[0].Numbers);
        Assert.Empty(layout.Flags(lane, []));
    }

    private static TimelinePoint Point(int seconds, bool inFinding, bool breakGlass) => new(seconds, Start.AddSeconds(seconds), AccessAction.Read, inFinding, breakGlass);
}
