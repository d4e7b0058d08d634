using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>What each person and office owes in the records, and what they have done: as many items as the work list shows for each.</summary>
public sealed class WorkByOwnerQuery(DeskStore store, TimeProvider clock)
{
    /// <summary>Owners with anything on the work list, those who are late with most first.</summary>
    public async Task<IReadOnlyList<OwnerWork>> RunAsync(CancellationToken cancellationToken = default)
    {
        var today = await InForce.TodayAsync(store, clock, cancellationToken);
        await using var db = store.CreateDbContext();
        var open = await new WorkItemFilter().Of(db, today).GroupBy(i => i.Owner).Select(g => new { g.Key, Count = g.Count(), Next = g.Min(i => i.DueAt) }).ToListAsync(cancellationToken);
        var late = await CountAsync(WorkItemState.Late);
        var waived = await CountAsync(WorkItemState.Waived);
        var done = await CountAsync(WorkItemState.Done);
        var owners = open.Select(o => o.Key).Concat(waived.Keys).Concat(done.Keys).Distinct().ToArray();
        var names = await db.Workforce.AsNoTracking().Where(u => owners.Contains(u.UserId)).Select(u => new { u.UserId, u.GivenName, u.FamilyName }).ToDictionaryAsync(u => u.UserId, cancellationToken);
        var now = open.ToDictionary(o => o.Key);
        return
        [
            .. owners.Select(owner => new OwnerWork(
                    owner, names.TryGetValue(owner, out var user) ? PersonName.Of(user.GivenName, user.FamilyName) : null, now.GetValueOrDefault(owner)?.Count ?? 0, late.GetValueOrDefault(owner),
                    waived.GetValueOrDefault(owner), done.GetValueOrDefault(owner), now.GetValueOrDefault(owner)?.Next))
                .OrderByDescending(o => o.Late).ThenByDescending(o => o.Open).ThenBy(o => o.Owner, StringComparer.Ordinal),
        ];

        async Task<Dictionary<string, int>> CountAsync(WorkItemState state) =>
            await new WorkItemFilter(state).Of(db, today).GroupBy(i => i.Owner).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }
}

/// <summary>What one owner has on the work list.</summary>
/// <param name="Owner">Id of a workforce member, or the name of an office.</param>
/// <param name="Name">The person's name; null for an office, and where none is given.</param>
/// <param name="Open">Late or due soon, waived ones left out.</param>
/// <param name="Late">Of these, late.</param>
/// <param name="Waived">Waived for a time.</param>
/// <param name="Done">Done, as the data show it.</param>
/// <param name="NextDue">The first due time of what is open, UTC; null when nothing is.</param>
public sealed record OwnerWork(string Owner, string? Name, int Open, int Late, int Waived, int Done, DateTime? NextDue);
