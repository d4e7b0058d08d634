using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>Who works on a case beside its owner. The case is theirs too in every list; the sign-off still belongs to somebody who did not ask for it.</summary>
public sealed class CaseCoOwners(DeskStore store, TimeProvider clock)
{
    private readonly CaseChange changes = new(store, clock);

    /// <summary>Adds somebody, and tells them.</summary>
    /// <param name="id">The case's number.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="with">The desk account that shall work on it too.</param>
    /// <param name="who">The desk account that acts.</param>
    /// <param name="cancellationToken">Ends the step before it is taken.</param>
    public Task<Refusal?> AddAsync(int id, int version, string with, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.CoOwnerAdded, null, async (db, row) =>
        {
            if (row.Owner == with || await db.CaseCoOwners.AnyAsync(c => c.CaseId == id && c.Who == with, cancellationToken))
            {
                return (new("co-owner", $"{with} works on it already."), "");
            }
            if (await CaseChange.ConflictAsync(db, id, with, cancellationToken) is not null)
            {
                return (new("conflict", $"{with} may not work on it: the case concerns that person's own access, record or manager."), "");
            }
            db.CaseCoOwners.Add(new CaseCoOwnerRow { CaseId = id, Who = with, AddedBy = who, AddedAt = changes.Now });
            CaseOpening.Tell(db, row, with, string.Create(CultureInfo.InvariantCulture, $"{who} made you a co-owner of case {id}."), who, changes.Now);
            return (null, with);
        }, cancellationToken);

    /// <summary>Takes somebody off, and tells them.</summary>
    public Task<Refusal?> RemoveAsync(int id, int version, string with, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.CoOwnerRemoved, null, async (db, row) =>
        {
            if (await db.CaseCoOwners.FirstOrDefaultAsync(c => c.CaseId == id && c.Who == with, cancellationToken) is not { } taken)
            {
                return (new("no-co-owner", $"{with} is no co-owner of it."), "");
            }
            db.CaseCoOwners.Remove(taken);
            CaseOpening.Tell(db, row, with, string.Create(CultureInfo.InvariantCulture, $"{who} took you off the co-owners of case {id}."), who, changes.Now);
            return (null, with);
        }, cancellationToken);
}
