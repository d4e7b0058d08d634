using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The lanes of a timeline with their sessions: what one person did on one record on one day of the site, newest first.</summary>
public sealed class TimelineSessionsQuery(DeskStore store)
{
    /// <param name="timeline">The lanes.</param>
    /// <param name="zone">The site's zone, for its days.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<TimelineBranch>> RunAsync(FindingTimeline timeline, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var points = timeline.Lanes.SelectMany(l => l.Points).ToList();
        var users = await db.UserNamesAsync([.. points.Select(p => p.User).Distinct()], cancellationToken);
        var records = await db.RecordNamesAsync([.. points.Select(p => p.Patient).OfType<int>().Distinct()], cancellationToken);
        return
        [
            .. timeline.Lanes.Select(lane => new TimelineBranch(lane,
            [
                .. lane.Points.GroupBy(p => (p.User, p.Patient, Day: zone.DayOf(p.At)))
                    .Select(g => new TimelineSession(
                        g.Key.Day, users.GetValueOrDefault(g.Key.User, "Not known"), g.Key.Patient is { } patient ? records.GetValueOrDefault(patient) : null, [.. g])
                    {
                        Key = string.Create(CultureInfo.InvariantCulture, $"{lane.Key}.{g.Key.User}.{g.Key.Patient ?? 0}.{SiteDays.Number(g.Key.Day)}"),
                    })
                    .OrderByDescending(s => s.Points[^1].At).ThenByDescending(s => s.Points[^1].Id),
            ])),
        ];
    }
}

/// <summary>Names for lanes and sessions.</summary>
internal static class TimelineNames
{
    public static async Task<Dictionary<int, string>> UserNamesAsync(this DeskContext db, List<int> keys, CancellationToken cancellationToken)
    {
        var users = await db.Workforce.AsNoTracking().Where(u => keys.Contains(u.Id)).Select(u => new { u.Id, u.UserId, u.GivenName, u.FamilyName }).ToListAsync(cancellationToken);
        return users.ToDictionary(u => u.Id, u => PersonName.Of(u.GivenName, u.FamilyName) ?? u.UserId);
    }

    /// <summary>Initials and the end of the number: a record's name on screens.</summary>
    public static async Task<Dictionary<int, string>> RecordNamesAsync(this DeskContext db, List<int> keys, CancellationToken cancellationToken)
    {
        var patients = await db.Patients.AsNoTracking().Where(p => keys.Contains(p.Id)).Select(p => new { p.Id, p.GivenName, p.FamilyName, p.PatientId }).ToListAsync(cancellationToken);
        return patients.Select(p => MaskedPatient.Of(p.Id, p.GivenName, p.FamilyName, p.PatientId)).ToDictionary(p => p.Key, p => $"{p.Initials} {p.Number}");
    }
}

/// <summary>A lane with its sessions.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Sessions">Newest first.</param>
public sealed record TimelineBranch(TimelineLane Lane, IReadOnlyList<TimelineSession> Sessions);

/// <summary>What one person did on one record on one day.</summary>
/// <param name="Day">The day of the site.</param>
/// <param name="Who">The person.</param>
/// <param name="Record">Whose record, masked; null when the events name none.</param>
/// <param name="Points">The events, oldest first; at least one.</param>
public sealed record TimelineSession(DateOnly Day, string Who, string? Record, IReadOnlyList<TimelinePoint> Points)
{
    /// <summary>What tells it from others of the timeline: its lane and row ids.</summary>
    public required string Key { get; init; }
}
