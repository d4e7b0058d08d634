using ComplianceDesk.Data;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Account;

/// <summary>Writes what people do at the desk. Row ids and reasons only, never PHI of the feeds.</summary>
public sealed class Trail(DeskStore store, TimeProvider clock)
{
    /// <summary>Adds one entry, stamped with the present time.</summary>
    /// <param name="who">User name of the person.</param>
    /// <param name="action">Stable code, kebab case.</param>
    /// <param name="subject">What it was done to, for example <c>report:4</c>.</param>
    /// <param name="detail">The reason given, or details.</param>
    public async Task WriteAsync(string who, string action, string? subject = null, string? detail = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        db.Trail.Add(new TrailRow { At = clock.GetUtcNow().UtcDateTime, Who = who, Action = action, Subject = subject, Detail = detail });
        await db.SaveChangesAsync(cancellationToken);
    }
}
