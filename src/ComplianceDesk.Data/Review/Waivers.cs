using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// Waivers: somebody answers, with a reason and to a day, for a check that is over its threshold or a work item that is late, and somebody approves it. A waiver
/// hides nothing and moves no figure; it stands beside its subject wherever that is listed, and in the reports. After its day the subject stands as before.
/// </summary>
public sealed class Waivers(DeskStore store, TimeProvider clock)
{
    /// <summary>Shortest reason taken.</summary>
    public const int ShortestReason = 10;

    /// <summary>Longest reason taken.</summary>
    public const int LongestReason = 2000;

    /// <summary>Grants a waiver from now to the end of a day.</summary>
    /// <param name="subject">The check or the work item.</param>
    /// <param name="who">The desk account that approves it.</param>
    /// <param name="owner">Who answers for the subject.</param>
    /// <param name="reason">Why, and what is being done.</param>
    /// <param name="expiresOn">Last day, at the site; at most <see cref="WaiverSubject.LongestDays"/> from today.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public async Task<Refusal?> GrantAsync(WaiverSubject subject, string who, string? owner, string? reason, DateOnly? expiresOn, CancellationToken cancellationToken = default)
    {
        var named = owner?.Trim() ?? "";
        if (named.Length is 0 or > 100)
        {
            return new("owner", "Name who answers for it, in up to 100 characters.");
        }
        if (Refused(reason, "why, and what is being done") is { } refusal)
        {
            return refusal;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        var today = await InForce.TodayAsync(store, clock, cancellationToken);
        if (expiresOn is not { } last || last < today || last > today.AddDays(subject.LongestDays))
        {
            return new("expiry", string.Create(CultureInfo.InvariantCulture, $"Give a last day from today to {today.AddDays(subject.LongestDays):yyyy-MM-dd}."));
        }
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!(subject.WorkItem is { } item ? await db.WorkItems.AnyAsync(i => i.Id == item && i.DoneAt == null, cancellationToken) : CheckCatalog.Find(subject.Check!) is not null))
        {
            return new("no-subject", "It is done or no longer there.");
        }
        if (await InForce.Of(db.Waivers, today).AnyAsync(w => w.CheckId == subject.Check && w.WorkItemId == subject.WorkItem, cancellationToken))
        {
            return new("in-force", "A waiver of it is in force. End that before granting another.");
        }
        var given = reason!.Trim();
        db.Waivers.Add(new WaiverRow { CheckId = subject.Check, WorkItemId = subject.WorkItem, Owner = named, Reason = given, GrantedBy = who, GrantedAt = now, ExpiresOn = last });
        db.Trail.Add(new TrailRow { At = now, Who = who, Action = "waive", Subject = subject.ToString(), Detail = string.Create(CultureInfo.InvariantCulture, $"until {last:yyyy-MM-dd}, {named} answers: {given}") });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Ends a waiver before its day.</summary>
    /// <param name="id">Row id of the waiver.</param>
    /// <param name="who">The desk account that ends it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public async Task<Refusal?> EndAsync(int id, string who, string? reason, CancellationToken cancellationToken = default)
    {
        if (Refused(reason, "why it ends") is { } refusal)
        {
            return refusal;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Waivers.FirstOrDefaultAsync(w => w.Id == id && w.EndedAt == null, cancellationToken) is not { } waiver)
        {
            return new("not-found", "This waiver has been ended already.");
        }
        (waiver.EndedBy, waiver.EndedAt, waiver.EndedBecause) = (who, now, reason!.Trim());
        db.Trail.Add(new TrailRow { At = now, Who = who, Action = "end-waiver", Subject = WaiverSubject.Of(waiver).ToString(), Detail = waiver.EndedBecause });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static Refusal? Refused(string? reason, string what) => (reason?.Trim().Length ?? 0) is var length and (< ShortestReason or > LongestReason)
        ? new("reason", string.Create(CultureInfo.InvariantCulture, $"Write {ShortestReason} to {LongestReason:#,0} characters: {what}. There are {length}."))
        : null;
}

/// <summary>Which waivers are in force: not ended, and not past their day.</summary>
internal static class InForce
{
    public static IQueryable<WaiverRow> Of(IQueryable<WaiverRow> waivers, DateOnly today) => waivers.Where(w => w.EndedAt == null && w.ExpiresOn >= today);

    /// <summary>The present day at the site: waivers are promises of people and end with the calendar, not with the data.</summary>
    public static async Task<DateOnly> TodayAsync(DeskStore store, TimeProvider clock, CancellationToken cancellationToken) =>
        (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone.DayOf(clock.GetUtcNow().UtcDateTime);
}
