namespace ComplianceDesk.Core.Quality;

/// <summary>
/// The moments whose state a store shows. What somebody owed at a later time may have been done since, and no feed says so: time limits end with the data,
/// not with the clock.
/// </summary>
/// <param name="Now">The moment by the clock, UTC. No state is later.</param>
/// <param name="Zone">The site's time zone: days are counted in it.</param>
/// <param name="Snapshots">Moment of the newest snapshot of each feed that has one, UTC, by the feed's name.</param>
public sealed record DataMoments(DateTime Now, TimeZoneInfo Zone, IReadOnlyDictionary<string, DateTime> Snapshots)
{
    /// <summary>The newest state there is: that of the newest snapshot; the clock's where there is none.</summary>
    public DateTime AsOf => Snapshots.Count == 0 ? Now : Earlier(Snapshots.Values.Max(), Now);

    /// <summary>
    /// The moment up to which these feeds together can be asked: the oldest of their newest snapshots. <see cref="AsOf"/> where none of them has one.
    /// </summary>
    public DateTime Of(IEnumerable<string> feeds)
    {
        DateTime? oldest = null;
        foreach (var feed in feeds)
        {
            if (Snapshots.TryGetValue(feed, out var at) && !(at >= oldest))
            {
                oldest = at;
            }
        }

        return oldest is { } moment ? Earlier(moment, Now) : AsOf;
    }

    /// <summary>The day of a moment in the site's zone.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
