using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>Waivers of checks and work items: those in force first, the next to expire on top, then what was.</summary>
public sealed class WaiversQuery(DeskStore store, TimeProvider clock)
{
    /// <param name="subject">One check or work item, or null for all.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<ListedWaiver>> RunAsync(WaiverSubject? subject = null, CancellationToken cancellationToken = default)
    {
        var today = await InForce.TodayAsync(store, clock, cancellationToken);
        await using var db = store.CreateDbContext();
        return [.. (await ListAsync(db, today, subject, cancellationToken)).OrderByDescending(w => w.InForce).ThenBy(w => w.InForce ? w.Waiver.ExpiresOn : DateOnly.MaxValue).ThenByDescending(w => w.Waiver.Id)];
    }

    internal static async Task<List<ListedWaiver>> ListAsync(DeskContext db, DateOnly today, WaiverSubject? subject, CancellationToken cancellationToken)
    {
        var rows = await (
            from waiver in db.Waivers.AsNoTracking()
            where subject == null || (waiver.CheckId == subject.Value.Check && waiver.WorkItemId == subject.Value.WorkItem)
            join i in db.WorkItems on waiver.WorkItemId equals i.Id into items
            from item in items.DefaultIfEmpty()
            select new { waiver, Measure = (string?)item!.Measure, Owed = (string?)item.Owed, Feed = (string?)item.Feed, RecordId = (string?)item.RecordId }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new ListedWaiver(
                r.waiver, r.waiver.EndedAt is null && r.waiver.ExpiresOn >= today,
                r.waiver.CheckId is { } code ? $"{code} {CheckCatalog.Find(code)?.Info.Title}".TrimEnd() : $"{r.Owed}: {r.Feed} {r.RecordId}", r.Measure)),
        ];
    }
}

/// <summary>A waiver and whether it is in force today.</summary>
/// <param name="Waiver">As it was granted.</param>
/// <param name="InForce">False once it has expired or was ended.</param>
/// <param name="About">The check, or what is owed and about which record, in words.</param>
/// <param name="Measure">Of a work item: id of its measure.</param>
public sealed record ListedWaiver(WaiverRow Waiver, bool InForce, string About, string? Measure);
