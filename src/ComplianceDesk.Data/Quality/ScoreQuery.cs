using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>The four scores of the latest run with all their parts, and their change since the run before.</summary>
public sealed class ScoreQuery(DeskStore store)
{
    /// <summary>The run to show; null for the latest.</summary>
    public int? Run { get; init; }

    /// <summary>Null before the first run.</summary>
    public async Task<ScoreBoard?> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var runs = await db.QualityRuns.AsNoTracking().Where(r => Run == null || r.Id <= Run).OrderByDescending(r => r.Id).Take(2).ToListAsync(cancellationToken);
        if (runs.Count == 0)
        {
            return null;
        }

        var ids = runs.Select(r => r.Id).ToArray();
        var rows = await db.ScoreParts.AsNoTracking().Where(r => ids.Contains(r.RunId)).ToListAsync(cancellationToken);
        var latest = await OfRunAsync(db, runs[0], rows, cancellationToken);
        var before = runs.Count > 1 ? await OfRunAsync(db, runs[1], rows, cancellationToken) : null;
        IReadOnlyList<ListedScore> Compared(IEnumerable<Score> now, IEnumerable<Score>? then) => [.. now.Select(score => new ListedScore(score, then?.Single(b => b.Info.Id == score.Info.Id)))];
        return new ScoreBoard(
            RunStamp.Of(runs[0]),
            runs.Count > 1 ? runs[1].AsOf : null,
            runs.Count > 1 && runs[0].RubricHash != runs[1].RubricHash,
            Compared(latest.Scores, before?.Scores),
            Compared(latest.Overall.Dimensions, before?.Overall.Dimensions),
            latest.Overall,
            before?.Overall);
    }

    private static async Task<RunScores> OfRunAsync(DeskContext db, QualityRunRow run, IEnumerable<ScorePartRow> rows, CancellationToken cancellationToken)
    {
        var policy = await PolicyStore.OfVersionAsync(db, run.PolicyVersion, cancellationToken);
        var scores = Scores(rows.Where(r => r.RunId == run.Id), policy);
        return new(scores, new(ScoreCatalog.Overall.In(policy), Score.OfDimensions(scores, policy)));
    }

    private sealed record RunScores(Score[] Scores, OverallScore Overall);

    internal static Score[] Scores(IEnumerable<ScorePartRow> rows, JudgementPolicy policy)
    {
        var known = ScoreCatalog.PartsIn(policy).ToDictionary(part => (part.Score, part.Id));
        var parts = rows.Where(row => known.ContainsKey((row.Score, row.Part)))
            .Select(row => new ScorePart(known[(row.Score, row.Part)], (decimal)row.Weight, row.Numerator, row.Denominator, row.Outside))
            .ToDictionary(part => (part.Info.Score, part.Info.Id));

        // In the order of the catalogue; a part that the run did not know yet is missing from it, not zero.
        return [.. ScoreCatalog.Scores.Select(score => new Score(
            score.In(policy), [.. ScoreCatalog.Parts.Where(part => part.Score == score.Id && parts.ContainsKey((part.Score, part.Id))).Select(part => parts[(part.Score, part.Id)])]))];
    }
}

/// <summary>The scores of one run.</summary>
/// <param name="Run">The run.</param>
/// <param name="ComparedWith">The moment whose state the run before shows, UTC; null when there is none.</param>
/// <param name="RubricChanged">True when checks, weights or thresholds differ from those of the run before, so that a change may be theirs.</param>
/// <param name="Scores">Accuracy, completeness, accessibility, security posture.</param>
/// <param name="Dimensions">The dimensions of record quality over the whole house.</param>
/// <param name="Overall">Their mean.</param>
/// <param name="OverallBefore">Their mean in the run before; null when there is none.</param>
public sealed record ScoreBoard(
    RunStamp Run, DateTime? ComparedWith, bool RubricChanged, IReadOnlyList<ListedScore> Scores, IReadOnlyList<ListedScore> Dimensions, OverallScore Overall, OverallScore? OverallBefore)
{
    /// <summary>The score or dimension of an id; null when there is none.</summary>
    public ListedScore? Find(string id) => Scores.Concat(Dimensions).FirstOrDefault(s => s.Score.Info.Id == id);
}

/// <summary>A score and the same score in the run before.</summary>
/// <param name="Score">In the latest run.</param>
/// <param name="Before">In the run before; null when there is none.</param>
public sealed record ListedScore(Score Score, Score? Before)
{
    /// <summary>Points gained or lost since the run before; null when one of the two has no value.</summary>
    public decimal? Change => Score.Value - Before?.Value;
}
