using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>The register of work items: what is late, due soon or waived, and with a filter what is asked for, by due time. Records by their keys; no patient.</summary>
public static class WorkItemsRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="clock">The day by which waivers are in force.</param>
    /// <param name="filter">Which items; null for everything that is owed, waived or not.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, TimeProvider clock, WorkItemFilter? filter = null, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(
            RegisterHead.Of(
                "Work items", filter?.Describe() ?? "everything owed", "key", "measure", "state", "due_at", "#days_late", "owner_kind", "owner", "owed", "feed", "record_id", "facility_id", "department_id", "since", "opened_at", "done_at",
                "waived_by", "waived_until", "rule", "basis", "as_of"),
            cancellationToken);
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var today = await InForce.TodayAsync(store, clock, cancellationToken);
        await using var db = store.CreateDbContext();
        var items = (filter is null ? db.WorkItems.Where(i => i.DoneAt == null) : filter.Of(db, today)).AsNoTracking();
        var policy = await WorkItemsQuery.PolicyAsync(db, cancellationToken);
        await foreach (var raw in WorkItemsQuery.Listed(db, today, items.OrderBy(i => i.DueAt).ThenBy(i => i.Id)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var item = raw.Item(policy);
            await rows.AddAsync(
            [
                raw.Row.Key, item.Measure, CheckWords.Kebab(item.State.ToString()), item.DueAt.Iso(),
                Math.Max(0, zone.DayOf(item.AsOf).DayNumber - zone.DayOf(item.DueAt).DayNumber).ToString(CultureInfo.InvariantCulture),
                CheckWords.Kebab(raw.Row.OwnerKind.ToString()), item.Owner, item.Owed, item.Feed, item.RecordId, item.Facility, item.Department, item.Since?.Iso(), item.OpenedAt.Iso(), item.DoneAt?.Iso(),
                item.Waiver?.GrantedBy, item.Waiver?.ExpiresOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.Rule?.Citation, item.Rule is { } rule ? CheckWords.Kebab(rule.LimitBasis.ToString()) : null, item.AsOf.Iso(),
            ], cancellationToken);
        }

        await rows.EndAsync(cancellationToken);
    }
}
