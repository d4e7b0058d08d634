using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Every event of a scope, newest first, one stretch of the ledger after another. Patients are masked as on the page.</summary>
public sealed class AccessExportQuery(DeskStore store)
{
    private const int ReadAtOnce = 2_000;

    /// <summary>How many events the scope holds.</summary>
    public async Task<int> CountAsync(AccessScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.Accesses(scope).CountAsync(cancellationToken);
    }

    /// <summary>The events, newest first as on the page.</summary>
    public async IAsyncEnumerable<AccessEvent> ReadAsync(AccessScope scope, int? findingId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = new AccessEventsQuery(store) { Size = ReadAtOnce };
        AccessCursor? cursor = null;
        do
        {
            var page = await query.RunAsync(scope, cursor, findingId, cancellationToken);
            foreach (var item in page.Items)
            {
                yield return item;
            }
            cursor = page.Later;
        }
        while (cursor is not null);
    }
}
