using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>A successful change of an account or of its rights in the ledger.</summary>
/// <param name="UserId">The account that made it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Action">Created, updated or deleted.</param>
/// <param name="ObjectId">What was changed, as the log names it; null when it does not.</param>
/// <param name="HasReason">True when the log carries a reason.</param>
internal sealed record RightsChange(string UserId, DateTime At, AccessAction Action, string? ObjectId, bool HasReason)
{
    /// <summary>All of them, in time order. The log is only read when some object of it is a right.</summary>
    public static async Task<IReadOnlyList<RightsChange>> ReadAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var types = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.ObjectType).Select(t => new { t.Id, t.Text }).ToListAsync(cancellationToken);
        int[] rights = [.. types.Where(t => ObjectWords.Of(t.Text) == ObjectKind.Privileges).Select(t => t.Id)];
        return rights.Length == 0 ? [] : await db.Accesses.AsNoTracking()
            .Where(a => a.ObjectTypeId != null && rights.Contains(a.ObjectTypeId.Value) && a.PatientId == null && (a.Outcome == AccessOutcome.Success || a.Outcome == AccessOutcome.Unknown)
                && (a.Action == AccessAction.Create || a.Action == AccessAction.Update || a.Action == AccessAction.Delete))
            .OrderBy(a => a.At).Join(db.Workforce, a => a.UserId, u => u.Id, (a, u) => new RightsChange(u.UserId, a.At, a.Action, a.ObjectId, a.ReasonId != null)).ToListAsync(cancellationToken);
    }
}
