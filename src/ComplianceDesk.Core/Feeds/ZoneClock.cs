namespace ComplianceDesk.Core.Feeds;

/// <summary>Turns the clock of a zone into UTC and UTC into that zone's days. Remembers the last hour asked for; not thread-safe.</summary>
public sealed class ZoneClock(TimeZoneInfo zone)
{
    private const long Hour = 3_600_000;
    private const long Day = 86_400_000;
    private long localHour = long.MinValue, localOffset;
    private bool localValid, localRepeated;
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
        var quarter = Math.DivRem(utc, Hour / 4, out var rest);
        if (rest < 0) quarter--;
        if (quarter != utcQuarter)
        {
            utcQuarter = quarter;
            utcOffset = (long)zone.GetUtcOffset(DateTime.SpecifyKind(Clamp(quarter * (Hour / 4)), DateTimeKind.Utc)).TotalMilliseconds;
        }
        var local = utc + utcOffset;
        return (int)(local >= 0 ? local / Day : (local - Day + 1) / Day);
    }

    private static DateTime Clamp(long milliseconds)
    {
        var ticks = DateTime.UnixEpoch.Ticks + milliseconds * TimeSpan.TicksPerMillisecond;
        return new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified);
    }
}
