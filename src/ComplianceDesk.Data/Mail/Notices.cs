using System.Runtime.CompilerServices;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Mail;

/// <summary>What the desk has to tell its people.</summary>
public sealed class Notices(DeskStore store, TimeProvider clock)
{
    /// <summary>Notices on the page.</summary>
    public const int MostShown = 100;

    /// <summary>How many a person has not put away.</summary>
    public async Task<int> CountAsync(string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.Notices.CountAsync(n => n.Who == who && n.ReadAt == null, cancellationToken);
    }

    /// <summary>A person's notices: those not put away first, newest first.</summary>
    public async Task<IReadOnlyList<NoticeRow>> LatestAsync(string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.Notices.AsNoTracking().Where(n => n.Who == who).OrderBy(n => n.ReadAt != null).ThenByDescending(n => n.Id).Take(MostShown).ToListAsync(cancellationToken);
    }

    /// <summary>Every one of a person's notices, newest first, read as it is asked for.</summary>
    public async IAsyncEnumerable<NoticeRow> ReadAsync(string who, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        await foreach (var row in db.Notices.AsNoTracking().Where(n => n.Who == who).OrderByDescending(n => n.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>Puts one of a person's notices away, or all of them.</summary>
    public async Task PutAwayAsync(string who, int? notice, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Notices.Where(n => n.Who == who && n.ReadAt == null && (notice == null || n.Id == notice)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellationToken);
    }
}
