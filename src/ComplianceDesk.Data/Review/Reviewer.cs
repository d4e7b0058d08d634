using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// A desk account as a member of the workforce, so that nobody decides about themselves, their own record or their own manager.
/// An account belongs to the workforce id that an administrator linked it to; without a link, to the one that is the same as the user name but for case.
/// </summary>
internal sealed class Reviewer
{
    private readonly int? key;
    private readonly int? manager;
    private readonly int? ownRecord;

    private Reviewer(int? key, int? manager, int? ownRecord) => (this.key, this.manager, this.ownRecord) = (key, manager, ownRecord);

    /// <summary>Looks the account up in the workforce; an account without a workforce record has no conflict that the store knows.</summary>
    public static async Task<Reviewer> LoadAsync(DeskContext db, string who, CancellationToken cancellationToken)
    {
        var login = who.Trim();
        var account = login.ToUpperInvariant();
        var name = await db.Users.Where(u => u.NormalizedUserName == account).Select(u => u.WorkforceId).FirstOrDefaultAsync(cancellationToken) ?? login;
        var row = await db.Workforce.AsNoTracking().Where(u => EF.Functions.Collate(u.UserId.Trim(), "NOCASE") == name)
            .Select(u => new { u.Id, u.OwnPatientId, u.ManagerId }).FirstOrDefaultAsync(cancellationToken);
        return new Reviewer(row?.Id, row?.ManagerId, row?.OwnPatientId);
    }

    /// <summary>Why this person may not act on the finding; null when nothing stands against it.</summary>
    public async Task<Refusal?> ConflictAsync(DeskContext db, FindingRow finding, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return null;
        }
        if (await InvolvesAsync(db, finding, key.Value, cancellationToken))
        {
            return new Refusal("own-finding", "This finding is about your own access. Another reviewer must decide it.");
        }
        if (manager is { } above && await InvolvesAsync(db, finding, above, cancellationToken))
        {
            return new Refusal("own-manager", "This finding is about your own manager. Another reviewer must decide it.");
        }
        var patients = finding.PatientId is { } patient
            ? db.Patients.Where(p => p.Id == patient)
            : Accesses(db, finding).Where(a => a.PatientId != null).Join(db.Patients, a => a.PatientId, p => p.Id, (_, p) => p);
        var own = await patients.AnyAsync(p => p.EmployeeUserId == key || p.Id == ownRecord, cancellationToken);
        return own ? new Refusal("own-record", "This finding is about your own record. Another reviewer must decide it.") : null;
    }

    /// <summary>Why this person may not judge what a user did to a patient; null when nothing stands against it.</summary>
    public async Task<Refusal?> ConflictAsync(DeskContext db, int user, int patient, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return null;
        }
        if (user == key)
        {
            return new Refusal("own-access", "This is your own access. Another reviewer must look at it.");
        }
        if (user == manager)
        {
            return new Refusal("own-manager", "This is an access of your own manager. Another reviewer must look at it.");
        }
        var own = await db.Patients.AnyAsync(p => p.Id == patient && (p.EmployeeUserId == key || p.Id == ownRecord), cancellationToken);
        return own ? new Refusal("own-record", "This is an access to your own record. Another reviewer must look at it.") : null;
    }

    private static async Task<bool> InvolvesAsync(DeskContext db, FindingRow finding, int user, CancellationToken cancellationToken) =>
        finding.UserId == user || (finding.Users > 1 && await Accesses(db, finding).AnyAsync(a => a.UserId == user, cancellationToken));

    private static IQueryable<AccessRow> Accesses(DeskContext db, FindingRow finding) =>
        db.FindingAccesses.AsNoTracking().Where(f => f.FindingId == finding.Id).Join(db.Accesses, f => f.AccessId, a => a.Id, (_, a) => a);
}
