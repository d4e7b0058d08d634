using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>One import with a page of its rejected records, in the order of the file.</summary>
public sealed class ImportQuery(DeskStore store)
{
    /// <summary>
    /// The import, or null when there is none of this number; rejected records after the one whose id is <paramref name="after"/>. What was found is
    /// PHI: it is read only when <paramref name="withValues"/> is set.
    /// </summary>
    public async Task<ImportDetail?> RunAsync(
        int id, string? code = null, long after = 0, bool withValues = false, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } import)
        {
            return null;
        }
        var rejected = db.Rejected.AsNoTracking().Where(r => r.ImportId == id);
        var reasons = await db.RejectionCounts.AsNoTracking().Where(r => r.ImportId == id).ToListAsync(cancellationToken);
        var kept = await rejected.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Line = g.Max(r => r.Line) }).FirstOrDefaultAsync(cancellationToken);
        if (code is not null)
        {
            rejected = rejected.Where(r => r.Code == code);
        }
        var found = await rejected.Where(r => r.Id > after).OrderBy(r => r.Id).Take(size + 1)
            .Select(r => new RejectedLine(r.Id, r.Line, r.ByteOffset, r.Code, r.Column, withValues ? r.Found : null, r.Expected)).ToListAsync(cancellationToken);
        var more = found.Count > size;
        if (more)
        {
            found.RemoveAt(size);
        }
        return new ImportDetail(
            import, [.. reasons.OrderByDescending(r => r.Count).Select(r => new RejectionReason(r.Code, r.Column.Length == 0 ? null : r.Column, r.Count))], found, more ? found[^1].Id : null)
        {
            Kept = kept?.Count ?? 0, KeptTo = kept?.Line ?? 0,
        };
    }
}

/// <summary>An import and what it rejected.</summary>
/// <param name="Import">The import.</param>
/// <param name="Reasons">Reasons for rejection and how often, most frequent first: of all rejected records.</param>
/// <param name="Rejected">A page of rejected records.</param>
/// <param name="Next">Where the next page begins, or null on the last.</param>
public sealed record ImportDetail(ImportRow Import, IReadOnlyList<RejectionReason> Reasons, IReadOnlyList<RejectedLine> Rejected, long? Next)
{
    /// <summary>Rejected records that are kept with place and text: the first of the file.</summary>
    public int Kept { get; init; }

    /// <summary>Line of the last that is kept.</summary>
    public long KeptTo { get; init; }

    /// <summary>Rejected records that were only counted.</summary>
    public long OnlyCounted => Import.Rejected - Kept;
}

/// <summary>How often records were rejected for one reason in one column.</summary>
public sealed record RejectionReason(string Code, string? Column, long Count);

/// <summary>A rejected record as listed: where it stands, what was found (null when not asked for) and what was expected.</summary>
public sealed record RejectedLine(long Id, long Line, long ByteOffset, string Code, string? Column, string? Found, string? Expected);
