using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Import;

/// <summary>An import seen as a state of its feed at a moment.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Whole">The feeds of which it is the whole, so that what it does not name is gone.</param>
/// <param name="Older">True when a later state of the same feed was taken in before it.</param>
internal sealed record Snapshot(int ImportId, IReadOnlyList<FeedSchema> Whole, bool Older)
{
    public static async Task<Snapshot> OfAsync(DeskContext db, ImportRow row, IFeedReader reader, CancellationToken cancellationToken)
    {
        var older = await IsOlderAsync(db, row, cancellationToken);
        return new(row.Id, row.Full && !older ? reader.Whole : [], older);
    }

    /// <summary>True when a later state of the same feed was taken in.</summary>
    public static Task<bool> IsOlderAsync(DeskContext db, ImportRow row, CancellationToken cancellationToken) =>
        db.Imports.AnyAsync(
            r => r.Feed == row.Feed && r.Id != row.Id && (r.Status == ImportStatus.Finished || r.Status == ImportStatus.Repeated) && (r.AsOf ?? r.ReceivedAt) > (row.AsOf ?? row.ReceivedAt),
            cancellationToken);
}
