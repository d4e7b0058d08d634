using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>What every check answered in the latest run, beside what it answered in the run before.</summary>
public sealed class CheckListQuery(DeskStore store)
{
    /// <summary>The run to show; null for the latest.</summary>
    public int? Run { get; init; }

    /// <summary>Null before the first run.</summary>
    public async Task<CheckList?> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var runs = await db.QualityRuns.AsNoTracking().Where(r => Run == null || r.Id <= Run).OrderByDescending(r => r.Id).Take(2).ToListAsync(cancellationToken);
        if (runs.Count == 0)
        {
            return null;
        }

        var ids = runs.Select(r => r.Id).ToArray();
        var results = await db.CheckResults.AsNoTracking().Where(r => ids.Contains(r.RunId)).ToListAsync(cancellationToken);
        var latest = results.Where(r => r.RunId == runs[0].Id).ToDictionary(r => r.CheckId);
        var before = results.Where(r => r.RunId != runs[0].Id).ToDictionary(r => r.CheckId);
        return new CheckList(
            runs[0].Id,
            runs[0].StartedAt,
            runs.Count > 1 ? runs[1].StartedAt : null,
            [
                .. CheckCatalog.All.Select(check => check.Info).Where(info => latest.ContainsKey(info.Code)).Select(info =>
                {
                    var outcome = Outcome(info, latest[info.Code]);
                    var earlier = before.GetValueOrDefault(info.Code) is { } row ? Outcome(info, row) : null;
                    return new ListedCheck(outcome, earlier, Change(outcome, earlier)) { Come = latest[info.Code].Come, Gone = latest[info.Code].Gone };
                }),
            ]);
    }

    private static CheckOutcome Outcome(CheckInfo info, CheckResultRow row) =>
        new(info, CheckWords.Status(row.Status), row.Failing, row.Eligible, row.Reason);

    private static CheckChange? Change(CheckOutcome now, CheckOutcome? before)
    {
        if (before is not { IsMeasured: true } || !now.IsMeasured)
        {
            return null;
        }

        return (before.Failing, now.Failing) switch
        {
            (0, > 0) => CheckChange.New,
            ( > 0, 0) => CheckChange.Fixed,
            _ => now.Rate!.Value.CompareTo(before.Rate!.Value) switch
            {
                > 0 => CheckChange.Worse,
                < 0 => CheckChange.Better,
                _ => CheckChange.Same,
            },
        };
    }
}

/// <summary>The checks of one run.</summary>
/// <param name="RunId">The latest run.</param>
/// <param name="AsOf">Its moment, UTC.</param>
/// <param name="ComparedWith">Moment of the run before, UTC; null when there is none.</param>
/// <param name="Checks">In the order of the catalogue.</param>
public sealed record CheckList(int RunId, DateTime AsOf, DateTime? ComparedWith, IReadOnlyList<ListedCheck> Checks);

/// <summary>A check's answer and its change.</summary>
/// <param name="Outcome">The answer in the latest run.</param>
/// <param name="Before">The answer in the run before; null when there is none.</param>
/// <param name="Change">Null when one of the two measured nothing.</param>
public sealed record ListedCheck(CheckOutcome Outcome, CheckOutcome? Before, CheckChange? Change)
{
    /// <summary>Failing rows that the run before did not have; null when the two cannot be compared.</summary>
    public long? Come { get; init; }

    /// <summary>Failing rows of the run before that are no longer there; null when the two cannot be compared.</summary>
    public long? Gone { get; init; }

    /// <summary>What a list of defects is ranked by: rows that fail, by the weight of the severity.</summary>
    public long Impact => Outcome.Failing * (int)Outcome.Check.Severity;
}

/// <summary>How a check changed since the run before.</summary>
public enum CheckChange
{
    /// <summary>Nothing failed before, something does now.</summary>
    New,
    /// <summary>The rate of failures rose.</summary>
    Worse,
    Same,
    /// <summary>The rate of failures fell.</summary>
    Better,
    /// <summary>Something failed before, nothing does now.</summary>
    Fixed,
}
