using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// People or records whose id, or a person's name, begins with what was typed; an exact id comes first. Reads the small tables only.
/// Leavers and ids known from a log alone are found like everybody else. Patients are found by id only and shown masked.
/// </summary>
public sealed class ExplorerMatchesQuery(DeskStore store)
{
    /// <summary>The most matches listed.</summary>
    public const int Limit = 12;

    /// <summary>Members of the workforce by id, family name or given name.</summary>
    public async Task<IReadOnlyList<UserMatch>> FindUsersAsync(string text, CancellationToken cancellationToken = default)
    {
        var typed = text.Trim();
        if (typed.Length == 0)
        {
            return [];
        }
        await using var db = store.CreateDbContext();
        var people = db.Workforce.AsNoTracking();
        var exact = await Matches(people.Where(u => u.UserId == typed)).ToListAsync(cancellationToken);
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = words is [var given, var family]
            ? people.Where(u => u.GivenName!.StartsWith(given) && u.FamilyName!.StartsWith(family))
            : people.Where(u => u.UserId.StartsWith(typed) || u.FamilyName!.StartsWith(typed) || u.GivenName!.StartsWith(typed));
        var rest = await Matches(named.Where(u => u.UserId != typed)).ToListAsync(cancellationToken);
        return [.. exact.Concat(rest).Take(Limit)];

        IQueryable<UserMatch> Matches(IQueryable<UserRow> rows) =>
            (from u in rows
             from d in db.Departments.Where(d => d.Id == u.DepartmentId).DefaultIfEmpty()
             orderby u.UserId
             select new UserMatch(u.Id, u.UserId, (u.GivenName + " " + u.FamilyName).Trim(), u.Role, d!.Name ?? d.DepartmentId, u.Status, u.Listed)).Take(Limit);
    }

    /// <summary>The row id of the patient with exactly this medical record number; null when there is none.</summary>
    public async Task<int?> FindPatientAsync(string patientId, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.Patients.AsNoTracking().Where(p => p.PatientId == patientId).Select(p => (int?)p.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Patient records by medical record number.</summary>
    public async Task<IReadOnlyList<MaskedPatient>> FindPatientsAsync(string text, CancellationToken cancellationToken = default)
    {
        var typed = text.Trim();
        if (typed.Length == 0)
        {
            return [];
        }
        await using var db = store.CreateDbContext();
        var exact = await db.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.PatientId == typed, cancellationToken);
        var rest = await db.Patients.AsNoTracking().Where(p => p.PatientId.StartsWith(typed) && p.PatientId != typed)
            .OrderBy(p => p.PatientId).Take(Limit).ToListAsync(cancellationToken);
        return
        [
            .. (exact is null ? rest : rest.Prepend(exact)).Take(Limit)
                .Select(p => MaskedPatient.Of(p.Id, p.GivenName, p.FamilyName, p.PatientId)),
        ];
    }
}

/// <summary>A member of the workforce that a search found.</summary>
/// <param name="Key">Row id.</param>
/// <param name="UserId">The id as the feeds write it.</param>
/// <param name="Name">The name; empty when no feed gave one.</param>
/// <param name="Role">The role.</param>
/// <param name="Department">The department.</param>
/// <param name="WorkStatus"><c>active</c>, <c>leave</c> or <c>terminated</c>.</param>
/// <param name="Listed">False when only a log has named the person.</param>
public sealed record UserMatch(int Key, string UserId, string? Name, string? Role, string? Department, string? WorkStatus, bool Listed);
