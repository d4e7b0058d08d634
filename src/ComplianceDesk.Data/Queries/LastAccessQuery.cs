using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>When a person last opened anything, or a record was last opened: the end of the (user, time) or (patient, time) index.</summary>
public sealed class LastAccessQuery(DeskStore store)
{
    /// <param name="user">Row id of the person.</param>
    /// <param name="patient">Row id of the patient.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<DateTime?> RunAsync(int? user, int? patient, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = db.Accesses(new AccessScope(user, patient, DateTime.UnixEpoch, DateTime.MaxValue));
        return await rows.OrderByDescending(a => a.At).Select(a => (DateTime?)a.At).FirstOrDefaultAsync(cancellationToken);
    }
}
