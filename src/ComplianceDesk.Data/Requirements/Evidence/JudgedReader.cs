using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>What the judge and the record checks have answered: findings, explained accesses by account, checks.</summary>
internal sealed class JudgedReader : EvidenceReader
{
    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        var db = source.Db;
        if (run.Asks<FindingEvidence>())
        {
            await foreach (var finding in db.Findings.AsNoTracking().Where(f => f.Status != FindingStatus.Withdrawn).OrderBy(f => f.Id)
                .Select(f => new
                {
                    f.Id, f.Rules, f.DetectedAt, User = db.Workforce.Where(u => u.Id == f.UserId).Select(u => u.UserId).First(),
                    IsDecided = f.Status != FindingStatus.New && f.Status != FindingStatus.UnderReview,
                    DecidedAt = db.Decisions.Where(d => d.FindingId == f.Id && d.To != FindingStatus.New && d.To != FindingStatus.UnderReview && d.To != FindingStatus.Withdrawn).Min(d => (DateTime?)d.DecidedAt),
                }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                run.Test(new FindingEvidence(finding.Id, finding.Rules.Split(';'), finding.IsDecided ? finding.DecidedAt : null, finding.DetectedAt, finding.User));
            }
        }

        if (run.Asks<ExplanationEvidence>())
        {
            var all = await ByUserAsync(db.AccessSessions, cancellationToken);
            var restricted = await ByUserAsync(db.AccessSessions.Where(s => db.Patients.Any(p => p.Id == s.PatientId && p.Restricted == "part2")), cancellationToken);
            foreach (var user in await db.Workforce.AsNoTracking().OrderBy(u => u.Id).Select(u => new { u.Id, u.UserId }).ToListAsync(cancellationToken))
            {
                if (all.TryGetValue(user.Id, out var sum))
                {
                    var part2 = restricted.GetValueOrDefault(user.Id);
                    run.Test(new ExplanationEvidence(user.UserId, sum.Events, sum.Explained, part2.Events, part2.Explained));
                }
            }
        }

        if (run.Asks<CheckEvidence>() && await new CheckListQuery(source.Store).RunAsync(cancellationToken) is { } list)
        {
            foreach (var check in list.Checks)
            {
                run.Test(new CheckEvidence(check.Outcome));
            }
        }
    }

    private static Task<Dictionary<int, (long Events, long Explained)>> ByUserAsync(IQueryable<AccessSessionRow> sessions, CancellationToken cancellationToken) =>
        sessions.GroupBy(s => s.UserId)
            .Select(g => new { g.Key, Events = g.Sum(s => (long)s.Events), Explained = g.Sum(s => s.ExplanationId == null ? 0L : s.Events) })
            .ToDictionaryAsync(g => g.Key, g => (g.Events, g.Explained), cancellationToken);
}
