using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Quality.Records;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// Says what the latest run would have answered by other limits, weights and switches, before they are put in force. Kept counts are held against the
/// changed limits; where a time limit changes, what was owed is counted anew as of the run's moments. Nothing is written.
/// </summary>
public sealed class LimitReplay(DeskStore store)
{
    /// <summary>Null before the first run.</summary>
    public async Task<LimitReplayOutcome?> RunAsync(JudgementPolicy changed, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (await db.QualityRuns.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken) is not { } run)
        {
            return null;
        }

        var before = await PolicyStore.OfVersionAsync(db, run.PolicyVersion, cancellationToken);
        var recounted = MeasureCatalog.All.Any(m => m.Info.In(before).Limit != m.Info.In(changed).Limit) ? await RecountAsync(db, run, changed, cancellationToken) : (Recount?)null;
        var results = await db.CheckResults.AsNoTracking().Where(r => r.RunId == run.Id).ToDictionaryAsync(r => r.CheckId, cancellationToken);
        var checks = CheckCatalog.All.Where(c => results.ContainsKey(c.Info.Code)).Select(c => Answer(c, before, changed, results[c.Info.Code], recounted?.Checks)).ToList();
        var parts = await db.ScoreParts.AsNoTracking().Where(r => r.RunId == run.Id).ToListAsync(cancellationToken);
        var scores = ScoreQuery.Scores(parts, before);
        var after = checks.ToDictionary(c => c.After.Check.Code, c => ScorePart.Of(c.After));
        Score[] otherwise = [.. scores.Select(s => new Score(s.Info.In(changed), [.. s.Parts.Select(p => after.GetValueOrDefault(p.Info.Id, p.In(changed)))]))];
        return new LimitReplayOutcome(
            RunStamp.Of(run),
            checks,
            [.. scores.Zip(otherwise, (was, would) => new ScoreReplay(was, would)), .. Score.OfDimensions(scores, before).Zip(Score.OfDimensions(otherwise, changed), (was, would) => new ScoreReplay(was, would))],
            await MeasuresAsync(db, run.Id, before, changed, recounted?.Measures, cancellationToken),
            recounted is not null)
        {
            Waits = MeasuredParts.All.SelectMany(p => p.Own).Any(t => t.In(before) != t.In(changed)),
        };
    }

    private static CheckReplay Answer(Check check, JudgementPolicy before, JudgementPolicy changed, CheckResultRow row, IReadOnlyDictionary<string, CheckOutcome>? recounted)
    {
        var (then, info) = (check.Info.In(before), check.Info.In(changed));
        var was = new CheckOutcome(then, CheckWords.Status(row.Status), row.Failing, row.Eligible, row.Reason);
        var now = info.IsOff ? CheckOutcome.Unmeasured(info, CheckStatus.NotRun, changed.SwitchedOff)
            : then.IsOff ? CheckOutcome.Unmeasured(info, CheckStatus.NotRun, "Was switched off; the next run counts it.")
            : was.IsMeasured && recounted?.GetValueOrDefault(info.Code) is { } counted ? counted
            : was.IsMeasured ? CheckOutcome.Measured(info, row.Failing, row.Eligible, row.Reason)
            : was with { Check = info };
        return new(was, now);
    }

    private static async Task<IReadOnlyList<MeasureReplay>> MeasuresAsync(
        DeskContext db, int run, JudgementPolicy before, JudgementPolicy changed, IReadOnlyDictionary<string, MeasureOutcome>? recounted, CancellationToken cancellationToken)
    {
        var rows = await db.MeasureResults.AsNoTracking().Where(r => r.RunId == run && r.By == MeasureBy.All).ToDictionaryAsync(r => r.Measure, cancellationToken);
        return
        [
            .. MeasureCatalog.All.Where(m => rows.ContainsKey(m.Info.Id)).Select(m =>
            {
                var (then, info, row) = (m.Info.In(before), m.Info.In(changed), rows[m.Info.Id]);
                var outcome = then.Limit != info.Limit && !info.IsOff ? recounted?.GetValueOrDefault(info.Id) : null;
                var figure = outcome?.Whole ?? row.Figure();
                var status = info.IsOff || then.IsOff ? MeasureStatus.NotRun : outcome?.Status ?? (row.Status >= MeasureStatus.NoTarget ? info.StatusOf(figure) : row.Status);
                return new MeasureReplay(row.Status, row.Figure(), info, status, figure);
            }),
        ];
    }

    /// <summary>What is owed and was owed, by the changed time limits, as of the moments that the run saw.</summary>
    private async Task<Recount> RecountAsync(DeskContext db, QualityRunRow run, JudgementPolicy changed, CancellationToken cancellationToken)
    {
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var moments = await SnapshotMoments.OfRunAsync(db, run, zone, cancellationToken);
        var feeds = (await FeedsInStore.OfAsync(db, cancellationToken)).Present;
        var measures = MeasureReading.Of(store, moments, changed, feeds, cancellationToken);
        using var connection = store.OpenConnection();
        var contents = new StoreContents(feeds, await CodeTables.LoadedAsync(db, cancellationToken)) { Moments = moments };
        var duties = new CheckRun([.. CheckCatalog.All.OfType<DutyCheck>()], moments.AsOf, moments.DayOf(moments.AsOf), contents, _ => { }, changed);
        new DutyFigures().Read(connection, duties);
        return new(duties.Outcomes.ToDictionary(o => o.Check.Code), measures.Outcomes.ToDictionary(o => o.Measure.Id));
    }

    private readonly record struct Recount(IReadOnlyDictionary<string, CheckOutcome> Checks, IReadOnlyDictionary<string, MeasureOutcome> Measures);
}

/// <summary>What the latest run would have answered otherwise.</summary>
/// <param name="Run">The run.</param>
/// <param name="Checks">Every check, as it was answered and as it would have been.</param>
/// <param name="Scores">The four scores, and the dimensions.</param>
/// <param name="Measures">Every measure.</param>
/// <param name="Recounted">True when time limits changed, so that what was owed was counted anew from the records as they are now.</param>
public sealed record LimitReplayOutcome(RunStamp Run, IReadOnlyList<CheckReplay> Checks, IReadOnlyList<ScoreReplay> Scores, IReadOnlyList<MeasureReplay> Measures, bool Recounted)
{
    /// <summary>True when a time changes that a part of a score is measured by: what it would have counted is known after the next run only.</summary>
    public bool Waits { get; init; }

    /// <summary>The mean of the dimensions in the run.</summary>
    public OverallScore OverallBefore => new(ScoreCatalog.Overall, [.. Dimensions.Select(s => s.Before)]);

    /// <summary>The mean of the dimensions by the changed weights and limits.</summary>
    public OverallScore OverallAfter => new(ScoreCatalog.Overall, [.. Dimensions.Select(s => s.After)]);

    private IEnumerable<ScoreReplay> Dimensions => Scores.Where(s => s.Before.Info.Dimension is not null);

    /// <summary>Checks over their limit in the run.</summary>
    public int Failed => Checks.Count(c => c.Before.Status == CheckStatus.Fail);

    /// <summary>Checks that would have been over their limit.</summary>
    public int WouldFail => Checks.Count(c => c.After.Status == CheckStatus.Fail);

    /// <summary>Checks with another answer.</summary>
    public IEnumerable<CheckReplay> ChecksOtherwise => Checks.Where(c => c.Before.Status != c.After.Status || c.Before.Failing != c.After.Failing);

    /// <summary>Measures with another figure or another answer.</summary>
    public IEnumerable<MeasureReplay> MeasuresOtherwise => Measures.Where(m => m.Before != m.After || m.FigureBefore != m.FigureAfter);

    /// <summary>Measures off their target in the run.</summary>
    public int Off => Measures.Count(m => m.Before == MeasureStatus.OffTarget);

    /// <summary>Measures that would have been off their target.</summary>
    public int WouldBeOff => Measures.Count(m => m.After == MeasureStatus.OffTarget);
}

/// <summary>A check as answered and as it would have been.</summary>
/// <param name="Before">In the run.</param>
/// <param name="After">By the changed limits.</param>
public sealed record CheckReplay(CheckOutcome Before, CheckOutcome After);

/// <summary>A score as it was and as it would have been.</summary>
/// <param name="Before">In the run.</param>
/// <param name="After">By the changed weights and limits.</param>
public sealed record ScoreReplay(Score Before, Score After);

/// <summary>A measure as answered and as it would have been.</summary>
/// <param name="Before">In the run.</param>
/// <param name="FigureBefore">The whole in the run.</param>
/// <param name="Info">With the changed numbers.</param>
/// <param name="After">By the changed numbers.</param>
/// <param name="FigureAfter">The whole by the changed numbers.</param>
public sealed record MeasureReplay(MeasureStatus Before, MeasureFigure FigureBefore, MeasureInfo Info, MeasureStatus After, MeasureFigure FigureAfter);
