using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Who a workforce member is: work, manager, and how earlier findings about the person ended. Leavers and people known from a log only are found too.</summary>
public sealed class UserCardQuery(DeskStore store)
{
    /// <param name="user">Row id of the person.</param>
    /// <param name="exceptFinding">A finding that is not to be counted among the earlier ones.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<UserCard?> RunAsync(int user, int? exceptFinding = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var row = await (from u in db.Workforce.AsNoTracking()
                         where u.Id == user
                         from d in db.Departments.Where(d => d.Id == u.DepartmentId).DefaultIfEmpty()
                         from m in db.Workforce.Where(m => m.Id == u.ManagerId).DefaultIfEmpty()
                         select new { u, Department = d!.Name ?? d.DepartmentId, d.Kind, ManagerId = m!.UserId, m.GivenName, m.FamilyName })
            .FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }
        var earlier = await db.Findings.AsNoTracking().Where(f => f.UserId == user && f.Id != exceptFinding)
            .GroupBy(f => f.Status).Select(g => new StatusCount(g.Key, g.Count())).ToListAsync(cancellationToken);
        return new UserCard(
            user, row.u.UserId, PersonName.Of(row.u.GivenName, row.u.FamilyName), row.u.Listed, row.u.Role, row.Department, row.Kind, row.u.Status,
            row.u.HiredOn, row.u.TerminatedOn, row.ManagerId is null ? null : PersonName.Of(row.GivenName, row.FamilyName) ?? row.ManagerId,
            row.u.OwnPatientId is not null, [.. earlier.OrderBy(c => c.Status)]);
    }
}

/// <summary>A workforce member as cards show one.</summary>
/// <param name="Key">Row id.</param>
/// <param name="UserId">The id as the feeds write it.</param>
/// <param name="Name">The name, when a feed gave one.</param>
/// <param name="Listed">False when only a log has named the person: no workforce record.</param>
/// <param name="Role">The role.</param>
/// <param name="Department">The department's name.</param>
/// <param name="DepartmentKind"><c>clinical</c>, <c>support</c> or <c>office</c>.</param>
/// <param name="WorkStatus"><c>active</c>, <c>leave</c> or <c>terminated</c>.</param>
/// <param name="HiredOn">First day of work.</param>
/// <param name="TerminatedOn">Last day of work.</param>
/// <param name="Manager">Name of the manager, or the manager's id.</param>
/// <param name="HasOwnRecord">True when the person is known to be a patient too.</param>
/// <param name="Findings">Other findings about the person, counted by status.</param>
public sealed record UserCard(
    int Key, string UserId, string? Name, bool Listed, string? Role, string? Department, string? DepartmentKind, string? WorkStatus,
    DateOnly? HiredOn, DateOnly? TerminatedOn, string? Manager, bool HasOwnRecord, IReadOnlyList<StatusCount> Findings)
{
    /// <summary>The name with the id, or the id alone.</summary>
    public string Label => Name is null ? UserId : string.Create(CultureInfo.InvariantCulture, $"{Name} ({UserId})");
}

/// <summary>Findings of one status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Count">How many.</param>
public sealed record StatusCount(FindingStatus Status, int Count);
