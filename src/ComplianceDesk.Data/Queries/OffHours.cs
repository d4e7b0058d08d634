using System.Linq.Expressions;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Queries;

/// <summary>Weekends, and the hours before 07:00 and from 19:00 on, in the site's zone: for counting and for narrowing, never a judgement by itself.</summary>
public static class OffHours
{
    /// <summary>The hours that are not off-hours: from this hour on weekdays …</summary>
    public const int DayStarts = 7;

    /// <summary>… to this one.</summary>
    public const int DayEnds = 19;

    /// <summary>What such a time is called, in tables and in addresses.</summary>
    public const string Name = "off-hours";

    /// <summary>What every other time is called.</summary>
    public const string Working = "working hours";

    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;
    private static readonly DateTime Latest = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>What a time is called.</summary>
    public static string NameOf(DateTime at, TimeZoneInfo zone) => Holds(at, zone) ? Name : Working;

    /// <summary>True on a weekend, and before <see cref="DayStarts"/> or from <see cref="DayEnds"/> on.</summary>
    public static bool Holds(DateTime at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(at, zone);
        return local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.Hour is < DayStarts or >= DayEnds;
    }

    /// <summary>The same as a condition on rows of a span. The database knows no zones: it is told the zone's distance from UTC for each stretch of the span.</summary>
    /// <param name="at">A row's time, UTC.</param>
    /// <param name="from">Where the span begins, UTC.</param>
    /// <param name="to">Where it ends, UTC, not in it.</param>
    /// <param name="zone">The site's zone.</param>
    internal static Expression<Func<TRow, bool>> Between<TRow>(Expression<Func<TRow, DateTime>> at, DateTime from, DateTime to, TimeZoneInfo zone)
    {
        var all = Stretches(from, to, zone).Select(s => In(s.From, s.To, s.Offset)).Select(one => new Put(one.Parameters[0], at.Body).Visit(one.Body)).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<TRow, bool>>(all, at.Parameters);
    }

    /// <summary>A condition on sessions of some days: begun off-hours.</summary>
    /// <param name="fromDay">First day, in days since 1970-01-01 in the site's zone.</param>
    /// <param name="toDay">Last day.</param>
    /// <param name="zone">The site's zone.</param>
    internal static Expression<Func<AccessSessionRow, bool>> Began(int fromDay, int toDay, TimeZoneInfo zone)
    {
        // The rows' own days bound them; these are only as far apart as the zone's distance needs.
        return Between<AccessSessionRow>(s => s.FirstAt, Near(fromDay - 1L), Near(toDay + 2L), zone);

        static DateTime Near(long day) => DateTime.UnixEpoch.AddDays(Math.Clamp(day, 0, (Latest - DateTime.UnixEpoch).Days));
    }

    // Times are stored as milliseconds since 1970-01-01, a Thursday. The casts reach what is stored.
    private static Expression<Func<DateTime, bool>> In(DateTime from, DateTime to, long offset) => at => at >= from && at < to
        && ((((long)(object)at + offset) / Day + 4) % 7 == 0 || (((long)(object)at + offset) / Day + 4) % 7 == 6
            || ((long)(object)at + offset) % Day < DayStarts * Hour || ((long)(object)at + offset) % Day >= DayEnds * Hour);

    /// <summary>The stretches of a span in which the zone stays at one distance from UTC, in milliseconds.</summary>
    internal static IReadOnlyList<(DateTime From, DateTime To, long Offset)> Stretches(DateTime from, DateTime to, TimeZoneInfo zone)
    {
        var stretches = new List<(DateTime, DateTime, long)>();
        // Nothing is stored from before or after: a longer question would only make a longer condition.
        var (at, end) = (from > DateTime.UnixEpoch ? from : DateTime.UnixEpoch, to < Latest ? to : Latest);
        while (at < end)
        {
            var (offset, next) = (zone.GetUtcOffset(at), at);
            do
            {
                next = next < end.AddDays(-1) ? next.AddDays(1) : end;
            }
            while (next < end && zone.GetUtcOffset(next) == offset);
            if (zone.GetUtcOffset(next.AddTicks(-1)) != offset)
            {
                next = Change(next.AddDays(-1) > at ? next.AddDays(-1) : at, next, zone, offset);
            }
            stretches.Add((at, next, (long)offset.TotalMilliseconds));
            at = next;
        }
        return stretches.Count == 0 ? [(from, to, 0)] : stretches;
    }

    // The first minute of another offset, after an instant before the change and before one behind it.
    private static DateTime Change(DateTime before, DateTime behind, TimeZoneInfo zone, TimeSpan offset)
    {
        var (same, other) = (0, (int)Math.Ceiling((behind - before).TotalMinutes));
        while (other - same > 1)
        {
            var middle = (same + other) / 2;
            (same, other) = zone.GetUtcOffset(before.AddMinutes(middle)) == offset ? (middle, other) : (same, middle);
        }
        return before.AddMinutes(other) < behind ? before.AddMinutes(other) : behind;
    }

    private sealed class Put(ParameterExpression instead, Expression of) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == instead ? of : node;
    }
}
