namespace ComplianceDesk.Data.Queries;

/// <summary>Days as the site's clocks show them.</summary>
public static class SiteDays
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The instant at which a day begins in the zone. A midnight that daylight saving skips begins when the clocks have moved.</summary>
    public static DateTime StartOf(this TimeZoneInfo zone, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }
        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    /// <summary>The day in the zone at an instant in UTC.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTime at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone));

    /// <summary>The date of a number of days since 1970-01-01.</summary>
    public static DateOnly Date(int number) => DateOnly.FromDayNumber(number + Epoch);

    /// <summary>Days since 1970-01-01.</summary>
    public static int Number(DateOnly date) => date.DayNumber - Epoch;
}
