namespace ComplianceDesk.Core.Feeds;

/// <summary>Turns the clock of a zone into UTC and UTC into that zone's days. Remembers the last hour of the clock and some days asked for; not thread-safe.</summary>
public sealed class ZoneClock(TimeZoneInfo zone)
{
    private const long Hour = 3_600_000;
    private const long Day = 86_400_000;
    private const int DaysKept = 512;
    private long localHour = long.MinValue, localOffset;
    private bool localValid, localRepeated;
    private readonly (bool Known, long Day, long? Offset)[] days = new (bool, long, long?)[DaysKept];
    private long utcQuarter = long.MinValue, utcOffset;

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>
    /// Milliseconds of the zone's clock to milliseconds UTC. False for an hour the clock skips in spring. Of the hour it repeats in autumn
    /// the second, standard-time one is taken and <paramref name="repeated"/> set.
    /// </summary>
    public bool TryToUtc(long clock, out long utc, out bool repeated)
    {
        // Offsets change on quarter hours at the finest.
        var quarter = Math.DivRem(clock, Hour / 4, out var rest);
        if (rest < 0) quarter--;
        if (quarter != localHour)
        {
            localHour = quarter;
            var local = Clamp(quarter * (Hour / 4));
            localValid = !zone.IsInvalidTime(local);
            localRepeated = zone.IsAmbiguousTime(local);
            localOffset = (long)zone.GetUtcOffset(local).TotalMilliseconds;
        }
        utc = clock - localOffset;
        repeated = localRepeated;
        return localValid;
    }

    /// <summary>The day in the zone, as days since 1970-01-01, of milliseconds UTC.</summary>
    public int DayOf(long utc)
    {
        var local = utc + OffsetOf(utc);
        return (int)Floor(local, Day);
    }

    private long OffsetOf(long utc)
    {
        var day = Floor(utc, Day);
        ref var kept = ref days[day & (DaysKept - 1)];
        if (!kept.Known || kept.Day != day)
        {
            var offset = UtcOffset(day * Day);
            kept = (true, day, offset == UtcOffset(((day + 1) * Day) - 1) ? offset : null);
        }
        if (kept.Offset is { } all) return all;

        // On a day on which the clock is changed.
        var quarter = Floor(utc, Hour / 4);
        if (quarter != utcQuarter) (utcQuarter, utcOffset) = (quarter, UtcOffset(quarter * (Hour / 4)));
        return utcOffset;
    }

    private long UtcOffset(long utc) => (long)zone.GetUtcOffset(DateTime.SpecifyKind(Clamp(utc), DateTimeKind.Utc)).TotalMilliseconds;

    private static long Floor(long value, long unit) => value >= 0 ? value / unit : (value - unit + 1) / unit;

    private static DateTime Clamp(long milliseconds)
    {
        var ticks = DateTime.UnixEpoch.Ticks + milliseconds * TimeSpan.TicksPerMillisecond;
        return new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified);
    }
}
