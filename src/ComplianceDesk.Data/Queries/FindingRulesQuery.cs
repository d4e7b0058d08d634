using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Ids of the rules that findings name, in order.</summary>
public sealed class FindingRulesQuery(DeskStore store)
{
    /// <summary>Reads the distinct sets of rules, of which there are few however many findings there are.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var sets = await db.Findings.AsNoTracking().Select(f => f.Rules).Distinct().ToListAsync(cancellationToken);
        return [.. sets.SelectMany(s => s.Split(';', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
