using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>Waivers of checks: those in force first, the next to expire on top, then what was.</summary>
public sealed class WaiversQuery(DeskStore store, TimeProvider clock)
{
    /// <param name="code">One check, or null for all.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<ListedWaiver>> RunAsync(string? code = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone));
        var rows = await db.Waivers.AsNoTracking().Where(w => code == null || w.CheckId == code).ToListAsync(cancellationToken);
        return [.. rows.Select(w => new ListedWaiver(w, w.EndedAt is null && w.ExpiresOn >= today)).OrderByDescending(w => w.InForce).ThenBy(w => w.InForce ? w.Waiver.ExpiresOn : DateOnly.MaxValue).ThenByDescending(w => w.Waiver.Id)];
    }
}

/// <summary>A waiver and whether it is in force today.</summary>
/// <param name="Waiver">As it was granted.</param>
/// <param name="InForce">False once it has expired or was ended.</param>
public sealed record ListedWaiver(WaiverRow Waiver, bool InForce);
