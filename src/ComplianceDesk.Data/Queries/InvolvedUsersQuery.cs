using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Everybody whose accesses a finding rests on, those with the most accesses first.</summary>
public sealed class InvolvedUsersQuery(DeskStore store)
{
    /// <param name="findingId">The finding's number.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<InvolvedUser>> RunAsync(int findingId, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var counts = db.FindingAccesses.AsNoTracking().Where(f => f.FindingId == findingId).Join(db.Accesses, f => f.AccessId, a => a.Id, (_, a) => a)
            .GroupBy(a => a.UserId).Select(g => new { g.Key, Count = g.Count(), From = g.Min(a => a.At), To = g.Max(a => a.At) });
        var rows = await (from c in counts
                          from u in db.Workforce.Where(u => u.Id == c.Key).DefaultIfEmpty()
                          from d in db.Departments.Where(d => d.Id == u!.DepartmentId).DefaultIfEmpty()
                          select new { c, u!.UserId, u.GivenName, u.FamilyName, u.Role, Department = d!.Name ?? d.DepartmentId }).ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderByDescending(r => r.c.Count).ThenBy(r => r.c.From).ThenBy(r => r.c.Key).Select(r => new InvolvedUser(
                r.c.Key, r.UserId ?? r.c.Key.ToString(CultureInfo.InvariantCulture), PersonName.Of(r.GivenName, r.FamilyName), r.Role, r.Department, r.c.Count, r.c.From, r.c.To)),
        ];
    }
}

/// <summary>A person whose accesses a finding rests on.</summary>
/// <param name="Key">Row id.</param>
/// <param name="UserId">The id as the feeds write it.</param>
/// <param name="Name">The name, when a feed gave one.</param>
/// <param name="Role">The role.</param>
/// <param name="Department">The department.</param>
/// <param name="Events">Accesses of this person in the finding.</param>
/// <param name="FirstAt">The first of them, UTC.</param>
/// <param name="LastAt">The last of them, UTC.</param>
public sealed record InvolvedUser(int Key, string UserId, string? Name, string? Role, string? Department, int Events, DateTime FirstAt, DateTime LastAt);
