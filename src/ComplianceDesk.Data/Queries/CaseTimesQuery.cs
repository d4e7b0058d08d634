using ComplianceDesk.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The times of every case of a filter.</summary>
public sealed class CaseTimesQuery(DeskStore store)
{
    /// <inheritdoc cref="CasesQuery.RunAsync"/>
    public async Task<IReadOnlyList<CaseTimes>> RunAsync(CaseFilter filter, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var cases = CasesQuery.Where(db, filter, who);
        var findings = await (from c in cases
                              join l in db.CaseFindings on c.Id equals l.CaseId
                              join f in db.Findings on l.FindingId equals f.Id
                              select new { c.Id, f.FirstAt, f.DetectedAt, f.FirstOpenedAt }).ToListAsync(cancellationToken);
        var moments = await cases.Select(c => new { c.Id, c.DeterminedAt, c.ClosedAt }).ToListAsync(cancellationToken);
        return
        [
            .. moments.GroupJoin(findings, c => c.Id, f => f.Id, (c, own) =>
            {
                var found = own.ToList();
                return new CaseTimes(found.Min(f => (DateTime?)f.FirstAt), found.Min(f => (DateTime?)f.DetectedAt), found.Min(f => f.FirstOpenedAt), c.DeterminedAt, c.ClosedAt);
            }),
        ];
    }
}
