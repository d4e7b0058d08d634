using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// Legal holds on a case: while one stands, no finding leaves the case. There may be several, each lifted for itself with a reason. The desk deletes nothing of a
/// case, with or without a hold; it says so to people who keep or delete elsewhere.
/// </summary>
public sealed class CaseHolds(DeskStore store, TimeProvider clock)
{
    private readonly CaseChange changes = new(store, clock);

    /// <summary>Places a hold, on an open or a closed case.</summary>
    /// <param name="id">The case's number.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="basis">Who asked for it, and in which matter.</param>
    /// <param name="who">The desk account that acts.</param>
    /// <param name="cancellationToken">Ends the step before it is taken.</param>
    public Task<Refusal?> PlaceAsync(int id, int version, string? basis, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.HoldPlaced, CaseChange.Text(basis), (db, _) =>
        {
            db.CaseHolds.Add(new CaseHoldRow { CaseId = id, Basis = basis!.Trim(), PlacedBy = who, PlacedAt = changes.Now });
            return Task.FromResult<(Refusal?, string)>((null, basis.Trim()));
        }, cancellationToken);

    /// <summary>Lifts one hold; others stay.</summary>
    public Task<Refusal?> LiftAsync(int id, int version, int hold, string? because, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.HoldLifted, CaseChange.Text(because), async (db, _) =>
        {
            if (await db.CaseHolds.FirstOrDefaultAsync(h => h.Id == hold && h.CaseId == id && h.LiftedAt == null, cancellationToken) is not { } row)
            {
                return (new("no-hold", "There is no such hold."), "");
            }
            (row.LiftedBy, row.LiftedAt, row.LiftedBecause) = (who, changes.Now, because!.Trim());
            return (null, $"{row.Basis}\nlifted: {row.LiftedBecause}");
        }, cancellationToken);

    /// <summary>True while a hold stands on the case.</summary>
    internal static Task<bool> StandsAsync(DeskContext db, int id, CancellationToken cancellationToken) => db.CaseHolds.AnyAsync(h => h.CaseId == id && h.LiftedAt == null, cancellationToken);
}
