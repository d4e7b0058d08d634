using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Every suppression with what it hid.</summary>
public sealed class SuppressionsQuery(DeskStore store)
{
    /// <summary>Those that wait for an answer first, then those in force, the one that expires first before the others, then what has ended.</summary>
    /// <param name="now">The present, UTC.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<SuppressionItem>> RunAsync(DateTime now, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = await (from s in db.Suppressions.AsNoTracking()
                          from u in db.Workforce.Where(u => u.Id == s.UserId).DefaultIfEmpty()
                          from d in db.Departments.Where(d => d.Id == s.DepartmentId).DefaultIfEmpty()
                          from p in db.Patients.Where(p => p.Id == s.PatientId).DefaultIfEmpty()
                          select new { Row = s, User = u, Department = d, Patient = p, Hits = db.SuppressedFindings.Count(h => h.SuppressionId == s.Id) }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new SuppressionItem(
                r.Row, r.User?.UserId, PersonName.Of(r.User?.GivenName, r.User?.FamilyName), r.Department?.Name ?? r.Department?.DepartmentId,
                r.Patient is null ? null : MaskedPatient.Of(r.Patient.Id, r.Patient.GivenName, r.Patient.FamilyName, r.Patient.PatientId), r.Hits))
                .OrderBy(i => i.Row.State == SuppressionState.Requested ? 0 : i.IsInForce(now) ? 1 : 2).ThenBy(i => i.IsInForce(now) ? i.Row.ExpiresAt : default).ThenByDescending(i => i.Row.Id),
        ];
    }

    /// <summary>The roles and the departments that a scope can name.</summary>
    public async Task<(IReadOnlyList<string> Roles, IReadOnlyList<(string Id, string? Name)> Departments)> ChoicesAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var departments = await db.Departments.AsNoTracking().Where(d => d.Listed).OrderBy(d => d.Name).Select(d => new { d.DepartmentId, d.Name }).ToListAsync(cancellationToken);
        return (await db.Workforce.AsNoTracking().Where(u => u.Role != null).Select(u => u.Role!).Distinct().OrderBy(r => r).ToListAsync(cancellationToken), [.. departments.Select(d => (d.DepartmentId, d.Name))]);
    }

    /// <summary>A page of the findings that a suppression hid, heaviest first.</summary>
    /// <param name="id">The suppression's number.</param>
    /// <param name="cursor">Where the page hangs; null for the first page.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<RowPage<FindingItem>> HiddenAsync(int id, RowCursor? cursor = null, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var hidden = db.Findings.AsNoTracking().Where(f => db.SuppressedFindings.Any(h => h.SuppressionId == id && h.FindingId == f.Id));
        var page = await RowOrder<FindingRow>.By(f => f.Score).ReadAsync(db.Findings, hidden, descending: true, cursor, size, rows => FindingQueueQuery.Items(db, rows), f => f.Finding.Id, cancellationToken);
        return page.Select(f => f.Item());
    }
}

/// <summary>A suppression and its scope in words people know.</summary>
/// <param name="Row">As stored.</param>
/// <param name="UserId">The user's id as the feeds write it.</param>
/// <param name="UserName">The user's name.</param>
/// <param name="Department">The department's name.</param>
/// <param name="Patient">The record, masked.</param>
/// <param name="Hits">Findings it has hidden so far.</param>
public sealed record SuppressionItem(SuppressionRow Row, string? UserId, string? UserName, string? Department, MaskedPatient? Patient, int Hits)
{
    /// <summary>The rules, in order.</summary>
    public IReadOnlyList<string> Rules => Row.Rules.Split(';');

    /// <summary>True while it keeps findings out of the queue.</summary>
    public bool IsInForce(DateTime now) => Row.State == SuppressionState.Approved && Row.ExpiresAt > now;
}
