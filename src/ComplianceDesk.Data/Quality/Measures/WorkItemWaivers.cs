using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>Says why an item may wait and until when. It stays on the list, marked, and is late again when the day has passed.</summary>
public sealed class WorkItemWaivers(DeskStore store, TimeProvider clock)
{
    /// <summary>Shortest reason taken.</summary>
    public const int ShortestReason = 10;

    /// <summary>Longest time a waiver may last, days.</summary>
    public const int LongestDays = 90;

    /// <summary>Waives an item. Returns what is wrong with the request, or null.</summary>
    public async Task<string?> WaiveAsync(int id, string who, string? reason, DateOnly? until, CancellationToken cancellationToken = default)
    {
        var today = await TodayAsync(cancellationToken);
        if (until is not { } last || last < today || last > today.AddDays(LongestDays))
        {
            return $"Give a last day from today to {LongestDays} days ahead.";
        }

        return await ChangeAsync(id, who, reason, WorkItemChange.Waived, last, cancellationToken);
    }

    /// <summary>Ends a waiver before its day. Returns what is wrong with the request, or null.</summary>
    public Task<string?> EndAsync(int id, string who, string? reason, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, who, reason, WorkItemChange.WaiverEnded, null, cancellationToken);

    private async Task<string?> ChangeAsync(int id, string who, string? reason, WorkItemChange change, DateOnly? until, CancellationToken cancellationToken)
    {
        var given = reason?.Trim() ?? "";
        if (given.Length < ShortestReason)
        {
            return $"Give a reason of at least {ShortestReason} characters. It is kept with your name.";
        }

        await using var db = store.CreateDbContext();
        if (await db.WorkItems.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { DoneAt: null } item)
        {
            return "The item is done or no longer there.";
        }

        if (change == WorkItemChange.WaiverEnded && item.WaivedUntil is null)
        {
            return "The item is not waived.";
        }

        (item.WaivedBy, item.WaivedUntil) = until is null ? (null, null) : (who, until);
        var at = clock.GetUtcNow().UtcDateTime;
        db.WorkItemChanges.Add(new WorkItemChangeRow { ItemId = id, At = at, Who = who, Change = change, Reason = given, Until = until });
        db.Trail.Add(new TrailRow { At = at, Who = who, Action = change == WorkItemChange.Waived ? "waive-work-item" : "end-waiver", Subject = FormattableString.Invariant($"work-item:{id}"), Detail = given });
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task<DateOnly> TodayAsync(CancellationToken cancellationToken) =>
        (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone.DayOf(clock.GetUtcNow().UtcDateTime);
}
