using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>Changes of rights in the log, by account and day. The log is only read when some object of it is a right.</summary>
internal sealed class PrivilegeChangeReader : EvidenceReader
{
    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        if (!run.Asks<PrivilegeChangeEvidence>())
        {
            return;
        }

        var db = source.Db;
        if (await ChangesAsync(db, cancellationToken) is not { } all)
        {
            return;
        }

        var changes = await all
            .Join(db.Workforce, a => a.UserId, u => u.Id, (a, u) => new { u.UserId, a.At, Reason = a.ReasonId != null }).ToListAsync(cancellationToken);
        foreach (var day in changes.GroupBy(c => (c.UserId, Day: run.Scope.DayOf(c.At))).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.UserId, StringComparer.Ordinal))
        {
            run.Test(new PrivilegeChangeEvidence(day.Key.UserId, day.Key.Day, day.Count(), day.Count(c => c.Reason)));
        }
    }

    /// <summary>Successful changes of rights in the ledger; null when no object of it is a right.</summary>
    internal static async Task<IQueryable<AccessRow>?> ChangesAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var types = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.ObjectType).Select(t => new { t.Id, t.Text }).ToListAsync(cancellationToken);
        int[] rights = [.. types.Where(t => ObjectWords.Of(t.Text) == ObjectKind.Privileges).Select(t => t.Id)];
        return rights.Length == 0 ? null : db.Accesses.AsNoTracking()
            .Where(a => a.ObjectTypeId != null && rights.Contains(a.ObjectTypeId.Value) && a.PatientId == null && (a.Outcome == AccessOutcome.Success || a.Outcome == AccessOutcome.Unknown)
                && (a.Action == AccessAction.Create || a.Action == AccessAction.Update || a.Action == AccessAction.Delete));
    }
}
