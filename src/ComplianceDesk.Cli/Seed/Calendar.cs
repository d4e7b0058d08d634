using System.Globalization;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Days numbered from the first day of accesses (0), and instants as seconds since 1970 UTC.</summary>
internal sealed class Calendar(DateOnly first, TimeZoneInfo zone, bool utc = false)
{
    private long offsetHour = long.MinValue;
    private TimeSpan offset;

    public DateOnly Date(int day) => first.AddDays(day);

    /// <summary>The instant of local midnight that opens the day.</summary>
    public long Start(int day)
    {
        var local = Date(day).ToDateTime(TimeOnly.MinValue);
        return (local - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond - (long)zone.GetUtcOffset(local).TotalSeconds;
    }

    /// <summary>The local day that holds the instant.</summary>
    public int DayOf(long at)
    {
        var local = DateTime.UnixEpoch.AddSeconds(at) + Offset(at);
        return DateOnly.FromDateTime(local).DayNumber - first.DayNumber;
    }

    public bool Weekend(int day) => Date(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    public string Text(int day) => Date(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 with the offset in force, for example 2026-10-12T14:03:22-05:00, or in UTC, 2026-10-12T19:03:22Z.</summary>
    public string Text(long at, TimeGrain grain = TimeGrain.Seconds, int milliseconds = 0)
    {
        var shift = utc ? TimeSpan.Zero : Offset(at);
        var time = new DateTimeOffset(DateTime.UnixEpoch.AddSeconds(grain == TimeGrain.Minutes ? at - at % 60 : at).Ticks + shift.Ticks, shift).AddMilliseconds(milliseconds);
        return time.ToString(grain == TimeGrain.Milliseconds ? "yyyy-MM-dd'T'HH:mm:ss.fff" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            + (utc ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture));
    }

    private TimeSpan Offset(long at)
    {
        // Offsets change on the hour, and most calls come in time order.
        var hour = at / 3600;
        if (hour != offsetHour)
        {
            offsetHour = hour;
            offset = zone.GetUtcOffset(DateTime.UnixEpoch.AddSeconds(at));
        }

        return offset;
    }
}
