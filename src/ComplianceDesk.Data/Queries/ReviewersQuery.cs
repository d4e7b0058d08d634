using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Desk accounts that hold any of some roles and are not locked: those to whom a finding can be given.</summary>
public sealed class ReviewersQuery(DeskStore store, TimeProvider clock)
{
    /// <param name="roles">Names of the roles.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyCollection<string> roles, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var users = await (from u in db.Users.AsNoTracking()
                           join held in db.UserRoles on u.Id equals held.UserId
                           join r in db.Roles on held.RoleId equals r.Id
                           where roles.Contains(r.Name!)
                           select new { u.UserName, u.LockoutEnd }).Distinct().ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return [.. users.Where(u => u.LockoutEnd is null || u.LockoutEnd <= now).Select(u => u.UserName!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
