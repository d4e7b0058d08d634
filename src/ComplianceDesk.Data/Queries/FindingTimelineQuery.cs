using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// What happened round a finding, in lanes: one for each person, record, source system or kind of event, those with the most events first and the rest together.
/// Stops at <see cref="Cap"/> events and says so.
/// </summary>
public sealed class FindingTimelineQuery(DeskStore store)
{
    /// <summary>The most events a timeline holds.</summary>
    public const int Cap = 5_000;

    /// <summary>The most lanes that have a name of their own.</summary>
    public const int Lanes = 8;

    /// <summary>How far before the first and after the last access the timeline looks unless told.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    /// <param name="finding">The finding.</param>
    /// <param name="scope">Which events, and when.</param>
    /// <param name="by">What a lane is.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<FindingTimeline> RunAsync(FindingDetail finding, AccessScope scope, LaneKind by, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var id = finding.Id;
        var events = await db.Accesses(scope).OrderBy(a => a.At).ThenBy(a => a.Id).Take(Cap + 1)
            .Select(a => new
            {
                a.Id, a.At, a.Action, a.BreakGlass, a.UserId, a.PatientId, a.SourceSystemId,
                InFinding = db.FindingAccesses.Any(f => f.FindingId == id && f.AccessId == a.Id),
            }).ToListAsync(cancellationToken);
        var more = events.Count > Cap;
        var own = by switch { LaneKind.User => finding.User, LaneKind.Patient => finding.Patient ?? -1, _ => -1 };
        // Row ids begin at 1: 0 stands for events that name nobody.
        var groups = events.Take(Cap).Select(e => (Lane: by switch
            {
                LaneKind.User => e.UserId,
                LaneKind.Patient => e.PatientId ?? 0,
                LaneKind.System => e.SourceSystemId ?? 0,
                _ => (int)EventCategories.Of(e.Action, e.BreakGlass),
            }, Point: new TimelinePoint(e.Id, e.At, e.Action, e.InFinding, e.BreakGlass) { User = e.UserId, Patient = e.PatientId }))
            .GroupBy(e => e.Lane, e => e.Point)
            .OrderByDescending(g => g.Key == own).ThenByDescending(g => g.Any(e => e.InFinding)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        var named = groups.Take(Lanes).ToList();
        var names = await NamesAsync(db, by, [.. named.Select(g => g.Key)], cancellationToken);
        List<TimelineLane> lanes =
        [
            .. named.Select(g => new TimelineLane(names.GetValueOrDefault(g.Key) ?? None(by), g.Key == own, [.. g]) { Key = g.Key }),
        ];
        if (groups.Count > Lanes)
        {
            lanes.Add(new TimelineLane(
                $"{groups.Count - Lanes:N0} {(by == LaneKind.User ? "other people" : by == LaneKind.Patient ? "other records" : "other systems")}", false,
                [.. groups.Skip(Lanes).SelectMany(g => g).OrderBy(e => e.At)]) { Key = TimelineLane.Rest });
        }
        var visits = finding.Patient is not { } patient
            ? []
            : await (from e in db.Encounters.AsNoTracking()
                     where e.PatientId == patient && e.StartedAt < scope.To && (e.EndedAt == null || e.EndedAt > scope.From)
                     from d in db.Departments.Where(d => d.Id == e.DepartmentId).DefaultIfEmpty()
                     orderby e.StartedAt
                     select new TimelineVisit(e.StartedAt, e.EndedAt, e.Class, d!.Name ?? d.DepartmentId)).Take(50).ToListAsync(cancellationToken);
        return new FindingTimeline(scope.From, scope.To, by, lanes, more, visits);
    }

    private static string None(LaneKind by) => by == LaneKind.Patient ? "No record named" : by == LaneKind.System ? "No system named" : "Not known";

    private static async Task<Dictionary<int, string>> NamesAsync(DeskContext db, LaneKind by, List<int> keys, CancellationToken cancellationToken)
    {
        switch (by)
        {
            case LaneKind.User:
                return await db.UserNamesAsync(keys, cancellationToken);
            case LaneKind.Patient:
                return await db.RecordNamesAsync(keys, cancellationToken);
            case LaneKind.Category:
                return Enum.GetValues<EventCategory>().ToDictionary(c => (int)c, EventCategories.Title);
            default:
                return await db.Terms.AsNoTracking().Where(t => keys.Contains(t.Id) && t.Kind == TermKind.SourceSystem).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        }
    }
}

/// <summary>What a lane of a timeline is.</summary>
public enum LaneKind
{
    User,
    Patient,
    System,
    Category,
}

/// <summary>The lanes round a finding.</summary>
/// <param name="From">Left end, UTC.</param>
/// <param name="To">Right end, UTC.</param>
/// <param name="By">What a lane is.</param>
/// <param name="Lanes">The finding's own person or record first.</param>
/// <param name="More">True when it was cut at <see cref="FindingTimelineQuery.Cap"/> events: the latest are missing.</param>
/// <param name="Visits">The patient's visits that touch the span.</param>
public sealed record FindingTimeline(DateTime From, DateTime To, LaneKind By, IReadOnlyList<TimelineLane> Lanes, bool More, IReadOnlyList<TimelineVisit> Visits);

/// <summary>Events of one lane, oldest first.</summary>
/// <param name="Name">Whose; a patient is masked.</param>
/// <param name="Own">True for the finding's own person or record.</param>
/// <param name="Points">The events.</param>
public sealed record TimelineLane(string Name, bool Own, IReadOnlyList<TimelinePoint> Points)
{
    /// <summary>The key of the lane that holds everybody without a lane.</summary>
    public const int Rest = -1;

    /// <summary>What tells the lane from others: the row id of its person, record or system, or the number of its category.</summary>
    public int Key { get; init; }
}

/// <summary>One event.</summary>
/// <param name="Id">Row id of the access.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Action">What was done.</param>
/// <param name="InFinding">True when the finding rests on it.</param>
/// <param name="BreakGlass">True when an emergency override was used.</param>
public sealed record TimelinePoint(long Id, DateTime At, AccessAction Action, bool InFinding, bool BreakGlass)
{
    /// <summary>Row id of who did it.</summary>
    public int User { get; init; }

    /// <summary>Row id of whose record it was; null when none is named.</summary>
    public int? Patient { get; init; }
}

/// <summary>A visit of the patient.</summary>
/// <param name="From">Start, UTC.</param>
/// <param name="To">End, UTC; null while it lasts.</param>
/// <param name="Class">Inpatient, outpatient and so on.</param>
/// <param name="Department">Where.</param>
public sealed record TimelineVisit(DateTime From, DateTime? To, string Class, string? Department);
