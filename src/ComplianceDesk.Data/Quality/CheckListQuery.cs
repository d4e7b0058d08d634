using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
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
        var policy = await PolicyStore.OfVersionAsync(db, runs[0].PolicyVersion, cancellationToken);
        var policyBefore = runs.Count > 1 ? await PolicyStore.OfVersionAsync(db, runs[1].PolicyVersion, cancellationToken) : policy;
        var moments = await SnapshotMoments.OfRunAsync(db, runs[0], (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone, cancellationToken);
        return new CheckList(
            RunStamp.Of(runs[0]),
            runs.Count > 1 ? runs[1].AsOf : null,
            [
                .. CheckCatalog.All.Select(check => check.Info).Where(info => latest.ContainsKey(info.Code)).Select(info =>
                {
                    var outcome = Outcome(info, policy, latest[info.Code]);
                    var earlier = before.GetValueOrDefault(info.Code) is { } row ? Outcome(info, policyBefore, row) : null;
                    return new ListedCheck(outcome, earlier, Change(outcome, earlier)) { Come = latest[info.Code].Come, Gone = latest[info.Code].Gone, AsOf = moments.Of(info.Feeds.Concat(info.Needs)) };
                }),
            ]);
    }

    private static CheckOutcome Outcome(CheckInfo info, JudgementPolicy policy, CheckResultRow row) =>
        new(info.In(policy), CheckWords.Status(row.Status), row.Failing, row.Eligible, row.Reason);

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
/// <param name="Run">The run.</param>
/// <param name="ComparedWith">The moment whose state the run before shows, UTC; null when there is none.</param>
/// <param name="Checks">In the order of the catalogue.</param>
public sealed record CheckList(RunStamp Run, DateTime? ComparedWith, IReadOnlyList<ListedCheck> Checks);

/// <summary>A check's answer and its change.</summary>
/// <param name="Outcome">The answer in the latest run.</param>
/// <param name="Before">The answer in the run before; null when there is none.</param>
/// <param name="Change">Null when one of the two measured nothing.</param>
public sealed record ListedCheck(CheckOutcome Outcome, CheckOutcome? Before, CheckChange? Change)
{
    /// <summary>The moment up to which the feeds that it reads could be asked, UTC.</summary>
    public required DateTime AsOf { get; init; }

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
