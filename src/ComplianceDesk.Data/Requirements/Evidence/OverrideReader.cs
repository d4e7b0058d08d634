using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>Emergency overrides by account and day, with the undecided findings that rest on them.</summary>
internal sealed class OverrideReader : EvidenceReader
{
    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        if (!run.Asks<OverrideEvidence>())
        {
            return;
        }

        var db = source.Db;
        var events = await db.Accesses.AsNoTracking().Where(a => a.BreakGlass)
            .Join(db.Workforce, a => a.UserId, u => u.Id, (a, u) => new { a.Id, u.UserId, a.At, Reason = a.ReasonId != null || a.PurposeId != null }).ToListAsync(cancellationToken);
        var open = (await db.FindingAccesses.AsNoTracking()
            .Where(f => db.Accesses.Any(a => a.Id == f.AccessId && a.BreakGlass) && db.Findings.Any(x => x.Id == f.FindingId && (x.Status == FindingStatus.New || x.Status == FindingStatus.UnderReview)))
            .Select(f => new { f.AccessId, f.FindingId }).ToListAsync(cancellationToken)).ToLookup(f => f.AccessId, f => f.FindingId);
        foreach (var day in events.GroupBy(e => (e.UserId, Day: run.Scope.DayOf(e.At))))
        {
            run.Test(new OverrideEvidence(day.Key.UserId, day.Key.Day, day.Count(), day.Count(e => e.Reason), day.SelectMany(e => open[e.Id]).Distinct().Count()));
        }
    }
}
