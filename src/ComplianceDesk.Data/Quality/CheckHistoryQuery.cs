using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>What the last runs said: the share failing of every check, oldest first.</summary>
public sealed class CheckHistoryQuery(DeskStore store)
{
    /// <summary>Runs looked back over.</summary>
    public const int Runs = 12;

    /// <summary>By catalogue code: share failing in percent, null where a run did not measure it.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<double?>>> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var runs = await db.QualityRuns.OrderByDescending(r => r.Id).Take(Runs).Select(r => r.Id).ToListAsync(cancellationToken);
        runs.Reverse();
        var rows = await db.CheckResults.AsNoTracking().Where(r => runs.Contains(r.RunId)).Select(r => new { r.RunId, r.CheckId, r.Failing, r.Eligible }).ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.CheckId).ToDictionary(
            check => check.Key,
            check =>
            {
                var byRun = check.ToDictionary(r => r.RunId);
                return (IReadOnlyList<double?>)[.. runs.Select(run => byRun.GetValueOrDefault(run) is { Eligible: > 0 } r ? 100.0 * r.Failing / r.Eligible : (double?)null)];
            });
    }
}
