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
        var open = (await db.FindingAccesses.AsNoTracking()
            .Where(f => db.Accesses.Any(a => a.Id == f.AccessId && a.BreakGlass) && db.Findings.Any(x => x.Id == f.FindingId && (x.Status == FindingStatus.New || x.Status == FindingStatus.UnderReview)))
            .Select(f => new { f.AccessId, f.FindingId }).ToListAsync(cancellationToken)).ToLookup(f => f.AccessId, f => f.FindingId);
        var days = new Dictionary<(string User, DateOnly Day), (int Events, int Reasons, HashSet<int> Open)>();
        var events = db.Accesses.AsNoTracking().Where(a => a.BreakGlass)
            .Join(db.Workforce, a => a.UserId, u => u.Id, (a, u) => new { a.Id, u.UserId, a.At, Reason = a.ReasonId != null || a.PurposeId != null });
        await foreach (var e in events.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var key = (e.UserId, run.Scope.DayOf(e.At));
            var day = days.GetValueOrDefault(key, (0, 0, []));
            day.Open.UnionWith(open[e.Id]);
            days[key] = (day.Events + 1, day.Reasons + (e.Reason ? 1 : 0), day.Open);
        }

        foreach (var (key, day) in days)
        {
            run.Test(new OverrideEvidence(key.User, key.Day, day.Events, day.Reasons, day.Open.Count));
        }
    }
}
