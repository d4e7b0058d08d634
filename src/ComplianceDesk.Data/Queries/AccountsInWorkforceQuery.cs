using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Which ids the workforce feed names, whatever their case.</summary>
public sealed class AccountsInWorkforceQuery(DeskStore store)
{
    /// <summary>The id as the feed writes it; null when it names none such.</summary>
    public async Task<string?> FindAsync(string id, CancellationToken cancellationToken = default) => (await FindAsync([id], cancellationToken)).GetValueOrDefault(id.Trim());

    /// <summary>Of these ids those that the feed names, each as the feed writes it, found whatever the case. One question, for however many.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        var texts = ids.Select(id => id.Trim()).ToList();
        await using var db = store.CreateDbContext();
        var found = await db.Workforce.AsNoTracking().Where(u => u.Listed && texts.Contains(EF.Functions.Collate(u.UserId.Trim(), "NOCASE"))).OrderBy(u => u.Id).Select(u => u.UserId).ToListAsync(cancellationToken);
        return found.GroupBy(id => id.Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
    }
}
