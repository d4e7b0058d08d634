using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Whether the workforce feed names an id, whatever its case.</summary>
public sealed class AccountsInWorkforceQuery(DeskStore store)
{
    /// <summary>The id as the feed writes it; null when it names none such.</summary>
    public async Task<string?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        var text = id.Trim();
        await using var db = store.CreateDbContext();
        return await db.Workforce.AsNoTracking().Where(u => u.Listed && EF.Functions.Collate(u.UserId.Trim(), "NOCASE") == text).Select(u => u.UserId).FirstOrDefaultAsync(cancellationToken);
    }
}
