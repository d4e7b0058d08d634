using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>A page of the reports that were made, newest first.</summary>
public sealed class ReportsQuery(DeskStore store)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Reports older than <paramref name="before"/> that a reader may open; null for the newest.</summary>
    public async Task<ReportList> RunAsync(ReadableReports readable, int? before = null, int size = PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = db.Reports.AsNoTracking().Where(r => r.Identified ? readable.Identified.Contains(r.Name) : readable.Names.Contains(r.Name));
        var count = await rows.CountAsync(cancellationToken);
        if (before is { } id)
        {
            rows = rows.Where(r => r.Id < id);
        }
        var found = await rows.OrderByDescending(r => r.Id).Take(size + 1).ToListAsync(cancellationToken);
        var more = found.Count > size;
        if (more)
        {
            found.RemoveAt(size);
        }
        return new ReportList(found, count, more ? found[^1].Id : null);
    }

    /// <summary>The report of this number, or null.</summary>
    public async Task<ReportRow?> FindAsync(int id, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
    }
}

/// <summary>The ids of the reports that a reader may open, and of those that may name people for this reader.</summary>
public sealed record ReadableReports(IReadOnlyList<string> Names, IReadOnlyList<string> Identified);

/// <summary>Reports, how many there are in all, and where the next page begins (null on the last).</summary>
public sealed record ReportList(IReadOnlyList<ReportRow> Rows, int Count, int? Next);
