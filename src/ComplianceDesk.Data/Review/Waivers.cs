using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// Waivers of checks: somebody answers, with a reason and to a day, for a check that is over its threshold. A waiver hides nothing and moves no score; it stands
/// beside the check wherever that is listed, and in the reports.
/// </summary>
public sealed class Waivers(DeskStore store, TimeProvider clock)
{
    /// <summary>Shortest reason taken.</summary>
    public const int ShortestReason = 10;

    /// <summary>Longest time, in days.</summary>
    public const int LongestDays = 366;

    /// <summary>Grants a waiver from now to the end of a day.</summary>
    /// <param name="code">Catalogue code of the check.</param>
    /// <param name="who">The desk account that grants it.</param>
    /// <param name="owner">Who answers for the check.</param>
    /// <param name="reason">Why, and what is being done.</param>
    /// <param name="expiresOn">Last day, at the site; at most <see cref="LongestDays"/> from today.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public async Task<Refusal?> GrantAsync(string code, string who, string? owner, string? reason, DateOnly? expiresOn, CancellationToken cancellationToken = default)
    {
        var (named, given) = (owner?.Trim() ?? "", reason?.Trim() ?? "");
        if (CheckCatalog.Find(code) is null)
        {
            return new("no-check", "There is no such check.");
        }
        if (named.Length is 0 or > 100)
        {
            return new("owner", "Name who answers for it, in up to 100 characters.");
        }
        if (given.Length is < ShortestReason or > 2000)
        {
            return new("reason", string.Create(CultureInfo.InvariantCulture, $"Write {ShortestReason} to 2,000 characters: why, and what is being done. There are {given.Length}."));
        }
        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone));
        if (expiresOn is not { } last || last < today || last > today.AddDays(LongestDays))
        {
            return new("expiry", string.Create(CultureInfo.InvariantCulture, $"Give a last day from today to {today.AddDays(LongestDays):yyyy-MM-dd}."));
        }
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Waivers.AnyAsync(w => w.CheckId == code && w.EndedAt == null && w.ExpiresOn >= today, cancellationToken))
        {
            return new("in-force", "A waiver of this check is in force. End it before granting another.");
        }
        db.Waivers.Add(new WaiverRow { CheckId = code, Owner = named, Reason = given, GrantedBy = who, GrantedAt = now, ExpiresOn = last });
        db.Trail.Add(new TrailRow { At = now, Who = who, Action = "waive", Subject = $"check:{code}", Detail = string.Create(CultureInfo.InvariantCulture, $"until {last:yyyy-MM-dd}, {named} answers: {given}") });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Ends a waiver before its day.</summary>
    public async Task<Refusal?> EndAsync(int id, string who, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Waivers.FirstOrDefaultAsync(w => w.Id == id && w.EndedAt == null, cancellationToken) is not { } waiver)
        {
            return new("not-found", "This waiver has been ended already.");
        }
        (waiver.EndedBy, waiver.EndedAt) = (who, now);
        db.Trail.Add(new TrailRow { At = now, Who = who, Action = "end-waiver", Subject = $"check:{waiver.CheckId}", Detail = null });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
