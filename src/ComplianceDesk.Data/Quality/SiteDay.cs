namespace ComplianceDesk.Data.Quality;

/// <summary>Days of the site's time zone as instants.</summary>
internal static class SiteDay
{
    /// <summary>The first instant of a day, UTC. Where the clock skips midnight, the first instant that exists.</summary>
    public static DateTime StartUtc(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
