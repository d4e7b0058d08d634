using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>One page of imports, newest first.</summary>
public sealed class ImportsQuery(DeskStore store)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Imports older than <paramref name="before"/> (null for the newest), of one feed and status when given.</summary>
    public async Task<ImportList> RunAsync(
        string? feed = null, ImportStatus? status = null, int? before = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = db.Imports.AsNoTracking();
        if (feed is not null)
        {
            rows = rows.Where(i => i.Feed == feed);
        }
        if (status is { } wanted)
        {
            rows = rows.Where(i => i.Status == wanted);
        }
        var count = await rows.CountAsync(cancellationToken);
        if (before is { } id)
        {
            rows = rows.Where(i => i.Id < id);
        }
        var found = await rows.OrderByDescending(i => i.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var more = found.Count > PageSize;
        if (more)
        {
            found.RemoveAt(PageSize);
        }
        var feeds = await db.Imports.AsNoTracking().Where(i => i.Feed != null).Select(i => i.Feed!).Distinct().OrderBy(f => f).ToListAsync(cancellationToken);
        return new ImportList(found, count, feeds, more ? found[^1].Id : null);
    }
}

/// <summary>A page of imports.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Count">Imports that the filter holds on all pages.</param>
/// <param name="Feeds">Every feed that some import was recognised as.</param>
/// <param name="Next">Where the next page begins, or null on the last.</param>
public sealed record ImportList(IReadOnlyList<ImportRow> Rows, int Count, IReadOnlyList<string> Feeds, int? Next);
