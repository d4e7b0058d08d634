using ComplianceDesk.Data;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Account;

/// <summary>Writes what people do at the desk. Row ids and reasons only, never PHI of the feeds.</summary>
public sealed class Trail(DeskStore store, TimeProvider clock)
{
    /// <summary>Adds one entry, stamped with the present time: who (user name), a stable kebab-case action, what it was done to (<c>report:4</c>), and the reason given.</summary>
    public async Task WriteAsync(string who, string action, string? subject = null, string? detail = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        db.Trail.Add(new TrailRow { At = clock.GetUtcNow().UtcDateTime, Who = who, Action = action, Subject = subject, Detail = detail });
        await db.SaveChangesAsync(cancellationToken);
    }
}
