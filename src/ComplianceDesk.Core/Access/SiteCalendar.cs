namespace ComplianceDesk.Core.Access;

/// <summary>Days and hours as the site's clocks show them, from milliseconds since 1970-01-01 UTC.</summary>
public sealed class SiteCalendar
{
    /// <summary>Milliseconds in an hour.</summary>
    public const long Hour = 3_600_000;

    /// <summary>Milliseconds in 24 hours.</summary>
    public const long Day = 24 * Hour;

    // Zone rules change on quarters of an hour everywhere; looking a quarter up is far cheaper than asking the zone for each access.
    private const long Quarter = Hour / 4;

    private readonly TimeZoneInfo zone;
    private readonly long firstQuarter;
    private readonly int[] offsets;

    /// <param name="zone">The site's time zone.</param>
    /// <param name="from">Earliest time that is asked often, in milliseconds.</param>
    /// <param name="to">Latest time that is asked often, in milliseconds.</param>
    public SiteCalendar(TimeZoneInfo zone, long from, long to)
    {
        this.zone = zone;
        const long tenYears = 3653 * Day / Quarter;
        firstQuarter = Floor(from, Quarter);
        offsets = new int[Math.Clamp(Floor(to, Quarter) - firstQuarter + 1, 0, tenYears)];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (int)OffsetOf((firstQuarter + i) * Quarter);
        }
    }

    /// <summary>Days since 1970-01-01 in the site's zone.</summary>
    public int DayOf(long at) => (int)Floor(Local(at), Day);

    /// <summary>Hour of the day in the site's zone, 0–23.</summary>
    public int HourOf(long at)
    {
        var hour = ClockHourOf(at);
        return (int)(hour - (Floor(hour, 24) * 24));
    }

    /// <summary>Hours since 1970-01-01 in the site's zone: equal for two times on the same day in the same hour of the clock.</summary>
    public long ClockHourOf(long at) => Floor(Local(at), Hour);

    /// <summary>The Monday of a day's week, both in days since 1970-01-01, which was a Thursday.</summary>
    public static int WeekOf(int day) => day - (int)(day + 3 - (7 * Floor(day + 3, 7)));

    /// <summary>The first millisecond of a day, since 1970-01-01 UTC.</summary>
    public long StartOf(int day)
    {
        // Clocks may be put back or forward at midnight itself, so the day's first quarter of an hour is looked for.
        var at = day * Day;
        at = Floor(at - OffsetOf(at), Quarter) * Quarter;
        while (DayOf(at) >= day)
        {
            at -= Quarter;
        }

        while (DayOf(at) < day)
        {
            at += Quarter;
        }

        return at;
    }

    /// <summary>The date of a day number.</summary>
    public static DateOnly Date(int day) => DateOnly.FromDayNumber(day + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);

    /// <summary>The day number of a date.</summary>
    public static int Number(DateOnly date) => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private long Local(long at)
    {
        var slot = Floor(at, Quarter) - firstQuarter;
        return at + ((ulong)slot < (ulong)offsets.Length ? offsets[slot] : OffsetOf(at));
    }

    private long OffsetOf(long at) => (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(at)).TotalMilliseconds;

    private static long Floor(long value, long by) => value >= 0 ? value / by : ((value + 1) / by) - 1;
}
