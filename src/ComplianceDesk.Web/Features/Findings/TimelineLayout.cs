using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>Where things stand on a timeline: shares of its width, from 0 at the left to 100 at the right.</summary>
public sealed class TimelineLayout
{
    /// <summary>Bars of a lane, side by side.</summary>
    public const int Bins = 200;

    private const int MostTicks = 8;

    private const int MostMarks = 80;

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(14), TimeSpan.FromDays(30), TimeSpan.FromDays(91), TimeSpan.FromDays(365),
    ];

    private readonly DateTime from;
    private readonly double length;

    /// <param name="from">Left end, UTC.</param>
    /// <param name="to">Right end, UTC; later than <paramref name="from"/>.</param>
    /// <param name="zone">The zone in which ticks fall on round times.</param>
    public TimelineLayout(DateTime from, DateTime to, TimeZoneInfo zone)
    {
        this.from = from;
        length = Math.Max(1, (to - from).TotalMilliseconds);
        var step = Steps.FirstOrDefault(s => (to - from) / s <= MostTicks, Steps[^1]);
        var ticks = new List<(double, string)>();
        var local = TimeZoneInfo.ConvertTimeFromUtc(from, zone);
        var first = local.Date.AddTicks((local.TimeOfDay.Ticks + step.Ticks - 1) / step.Ticks * step.Ticks);
        for (var tick = first; ticks.Count <= MostTicks; tick += step)
        {
            if (zone.IsInvalidTime(tick))
            {
                continue;
            }
            var at = TimeZoneInfo.ConvertTimeToUtc(tick, zone);
            if (at > to)
            {
                break;
            }
            ticks.Add((Share(at), tick.ToString(tick.TimeOfDay == TimeSpan.Zero ? "d MMM" : "HH:mm", CultureInfo.InvariantCulture)));
        }
        Ticks = ticks;
    }

    /// <summary>Round times with their labels.</summary>
    public IReadOnlyList<(double At, string Label)> Ticks { get; }

    /// <summary>Where an instant stands, held to the ends.</summary>
    public double Share(DateTime at) => Math.Clamp((at - from).TotalMilliseconds / length, 0, 1) * 100;

    /// <summary>True when a lane's events stand too close to be drawn one by one.</summary>
    public static bool IsDense(TimelineLane lane) => lane.Points.Count > MostMarks;

    /// <summary>A lane's events gathered into bars: which of <see cref="Bins"/>, how high (up to 100), and whether any is the finding's own or an override.</summary>
    public IReadOnlyList<(int Bin, double Height, bool InFinding, bool BreakGlass)> Bars(TimelineLane lane)
    {
        var bins = lane.Points.GroupBy(p => Math.Min(Bins - 1, (int)(Share(p.At) / 100 * Bins)))
            .Select(g => (Bin: g.Key, Count: g.Count(), InFinding: g.Any(p => p.InFinding), BreakGlass: g.Any(p => p.BreakGlass))).ToList();
        var most = bins.Count == 0 ? 1 : bins.Max(b => b.Count);
        // A square root keeps a single event visible beside a burst.
        return [.. bins.Select(b => (b.Bin, 30 + (70 * Math.Sqrt((double)b.Count / most)), b.InFinding, b.BreakGlass))];
    }

    /// <summary>The least distance between two flags that can be read apart.</summary>
    private const double FlagWidth = 3;

    /// <summary>
    /// Flags over a lane's pinned events: where, with which numbers, and in which color. Those that stand too close share one flag, without a color.
    /// </summary>
    /// <param name="lane">The lane.</param>
    /// <param name="pins">The pins, numbered from 1 in the order given.</param>
    public IReadOnlyList<(double At, string Numbers, PinColor Color)> Flags(TimelineLane lane, IReadOnlyList<Pin> pins)
    {
        var ofLane = lane.Points.Select(p => p.Id).ToHashSet();
        var flags = new List<(double At, List<int> Numbers)>();
        foreach (var (index, pin) in pins.Index().Where(p => ofLane.Contains(p.Item.Access)))
        {
            if (flags.Count == 0 || Share(pin.At) - flags[^1].At >= FlagWidth)
            {
                flags.Add((Share(pin.At), []));
            }
            flags[^1].Numbers.Add(index + 1);
        }
        return [.. flags.Select(f => (f.At, Numbers(f.Numbers), f.Numbers.Count == 1 ? pins[f.Numbers[0] - 1].Color : PinColor.None))];

        // 1, 2 and 3 as "1–3"; of more that do not follow each other the first and an ellipsis.
        static string Numbers(List<int> all) => all.Count == 1 ? Text(all[0]) : all[^1] - all[0] == all.Count - 1 ? $"{Text(all[0])}–{Text(all[^1])}" : $"{Text(all[0])}…";
        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The shape of an event's mark: what was done, whatever its colour.</summary>
    public static string Shape(TimelinePoint point) => Shape(EventCategories.Of(point.Action, point.BreakGlass));

    /// <summary>The shape of a category's marks.</summary>
    public static string Shape(EventCategory category) => category.ToString().ToLowerInvariant();

    /// <summary>A share as style and SVG attributes write it.</summary>
    public static string Css(double share) => share.ToString("0.##", CultureInfo.InvariantCulture);
}
