using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>All imports together: what was read and what became of it.</summary>
public sealed class ImportTotalsQuery(DeskStore store)
{
    /// <summary>The totals now.</summary>
    public async Task<ImportTotals> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var byStatus = await db.Imports.AsNoTracking().GroupBy(i => i.Status)
            .Select(g => new { Status = g.Key, Count = g.Count(), Read = g.Sum(i => i.Read), Stored = g.Sum(i => i.Stored), Duplicate = g.Sum(i => i.Duplicate), Rejected = g.Sum(i => i.Rejected) })
            .ToDictionaryAsync(g => g.Status, cancellationToken);
        int Count(ImportStatus status) => byStatus.TryGetValue(status, out var group) ? group.Count : 0;
        return new ImportTotals(
            Count(ImportStatus.Waiting), Count(ImportStatus.Running), Count(ImportStatus.Finished), Count(ImportStatus.Repeated), Count(ImportStatus.Failed),
            byStatus.Values.Sum(g => g.Read), byStatus.Values.Sum(g => g.Stored), byStatus.Values.Sum(g => g.Duplicate), byStatus.Values.Sum(g => g.Rejected),
            await db.Imports.MaxAsync(i => i.FinishedAt, cancellationToken),
            await db.Imports.MaxAsync(i => i.LastAt, cancellationToken));
    }
}

/// <summary>Files by status, records by what became of them, when the last file finished and the newest event of any file (UTC).</summary>
public sealed record ImportTotals(
    int Waiting, int Running, int Finished, int Repeated, int Failed, long Read, long Stored, long Duplicate, long Rejected, DateTime? LastFinishedAt, DateTime? NewestEventAt)
{
    /// <summary>True when every record read is stored, a duplicate or rejected. Only an import under way may differ.</summary>
    public bool AddsUp => Read == Stored + Duplicate + Rejected;
}
