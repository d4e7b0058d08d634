using ComplianceDesk.Core.Quality;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>What the last runs said: the share failing of every check, oldest first.</summary>
public sealed class CheckHistoryQuery(DeskStore store)
{
    /// <summary>Runs looked back over.</summary>
    public const int Runs = 12;

    /// <summary>What one check answered in the last runs, newest first.</summary>
    public async Task<IReadOnlyList<CheckPoint>> OfAsync(string code, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = await db.CheckResults.AsNoTracking().Where(r => r.CheckId == code)
            .Join(db.QualityRuns, r => r.RunId, run => run.Id, (r, run) => new { Row = r, Run = run }).OrderByDescending(r => r.Run.Id).Take(Runs).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new CheckPoint(RunStamp.Of(r.Run), CheckWords.Status(r.Row.Status), r.Row.Failing, r.Row.Eligible, r.Row.Come, r.Row.Gone))];
    }

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

/// <summary>What a check answered in one run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Status">Its answer, by the limit that was in force then.</param>
/// <param name="Failing">Things that failed.</param>
/// <param name="Eligible">Things that could have failed.</param>
/// <param name="Come">Failing rows that the run before did not have; null when the two cannot be compared.</param>
/// <param name="Gone">Failing rows of the run before that were no longer there; null when the two cannot be compared.</param>
public sealed record CheckPoint(RunStamp Run, CheckStatus Status, long Failing, long Eligible, long? Come, long? Gone);
