using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Import;

/// <summary>An import seen as a state of its feed at a moment.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Full">True when what it does not name is gone.</param>
/// <param name="Older">True when a later state of the same feed was taken in before it.</param>
internal sealed record Snapshot(int ImportId, bool Full, bool Older)
{
    public static async Task<Snapshot> OfAsync(DeskContext db, ImportRow row, CancellationToken cancellationToken)
    {
        var older = await db.Imports.AnyAsync(
            r => r.Feed == row.Feed && r.Id != row.Id && (r.Status == ImportStatus.Finished || r.Status == ImportStatus.Repeated) && (r.AsOf ?? r.ReceivedAt) > (row.AsOf ?? row.ReceivedAt),
            cancellationToken);
        return new(row.Id, row.Full && !older, older);
    }
}
