using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// What happened round a finding: the person's events on this record, the same person's events elsewhere, other people's events on the record,
/// and the patient's visits. Each lane stops at <see cref="LaneCap"/> events and says so.
/// </summary>
public sealed class AccessTimelineQuery(DeskStore store)
{
    /// <summary>The most events a lane holds.</summary>
    public const int LaneCap = 1_000;

    /// <summary>How far before the first and after the last access the timeline looks.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    /// <summary>The timeline of a finding; null when there is no such finding.</summary>
    public async Task<AccessTimeline?> RunAsync(int findingId, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var finding = await db.Findings.AsNoTracking().FirstOrDefaultAsync(f => f.Id == findingId, cancellationToken);
        if (finding is null)
        {
            return null;
        }
        var start = finding.FirstAt - Margin;
        var end = finding.LastAt + Margin;
        var user = finding.UserId;
        var patient = finding.PatientId;
        var mine = patient is { } key
            ? await LaneAsync(db.Accesses(new AccessScope(user, key, start, end)))
            : await LaneAsync(db.Accesses(new AccessScope(user, null, start, end)));
        var elsewhere = patient is null
            ? null
            : await LaneAsync(db.Accesses(new AccessScope(user, null, start, end)).Where(a => a.PatientId != patient && a.PatientId != null));
        var others = patient is { } record
            ? await LaneAsync(db.Accesses(new AccessScope(null, record, start, end)).Where(a => a.UserId != user))
            : null;
        var visits = patient is null
            ? []
            : await (from e in db.Encounters.AsNoTracking()
                     where e.PatientId == patient && e.StartedAt < end && (e.EndedAt == null || e.EndedAt > start)
                     from d in db.Departments.Where(d => d.Id == e.DepartmentId).DefaultIfEmpty()
                     orderby e.StartedAt
                     select new TimelineVisit(e.StartedAt, e.EndedAt, e.Class, d!.Name ?? d.DepartmentId)).Take(50).ToListAsync(cancellationToken);
        return new AccessTimeline(start, end, mine, elsewhere, others, visits);

        async Task<TimelineLane> LaneAsync(IQueryable<AccessRow> rows)
        {
            var times = await rows.OrderBy(a => a.At).ThenBy(a => a.Id)
                .Select(a => new TimelinePoint(a.At, db.FindingAccesses.Any(f => f.FindingId == findingId && f.AccessId == a.Id), a.BreakGlass))
                .Take(LaneCap + 1).ToListAsync(cancellationToken);
            return new TimelineLane([.. times.Take(LaneCap)], times.Count > LaneCap);
        }
    }
}

/// <summary>The lanes round a finding.</summary>
/// <param name="From">Left end, UTC.</param>
/// <param name="To">Right end, UTC.</param>
/// <param name="Person">The person on this record; all of the person's events when the finding is not about one record.</param>
/// <param name="Elsewhere">The person on other records; null when the finding is not about one record.</param>
/// <param name="Others">Other people on this record; null when the finding is not about one record.</param>
/// <param name="Visits">The patient's visits that touch the span.</param>
public sealed record AccessTimeline(
    DateTime From, DateTime To, TimelineLane Person, TimelineLane? Elsewhere, TimelineLane? Others, IReadOnlyList<TimelineVisit> Visits);

/// <summary>Events of one lane, oldest first.</summary>
/// <param name="Points">The events.</param>
/// <param name="More">True when the lane was cut at <see cref="AccessTimelineQuery.LaneCap"/>.</param>
public sealed record TimelineLane(IReadOnlyList<TimelinePoint> Points, bool More);

/// <summary>One event.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="InFinding">True when the finding rests on it.</param>
/// <param name="BreakGlass">True when an emergency override was used.</param>
public sealed record TimelinePoint(DateTime At, bool InFinding, bool BreakGlass);

/// <summary>A visit of the patient.</summary>
/// <param name="From">Start, UTC.</param>
/// <param name="To">End, UTC; null while it lasts.</param>
/// <param name="Class">Inpatient, outpatient and so on.</param>
/// <param name="Department">Where.</param>
public sealed record TimelineVisit(DateTime From, DateTime? To, string Class, string? Department);
