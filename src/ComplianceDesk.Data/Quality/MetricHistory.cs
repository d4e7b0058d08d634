using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Quality.Measures;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>The failing share of each check, the figure of each measure, the scores and the dimensions of this run beside those of earlier runs.</summary>
internal static class MetricHistory
{
    // Further back a figure says nothing of how things are now.
    private const int RunsAsked = 60;

    /// <summary>Puts each figure that the run has so far to the checks that read metrics.</summary>
    public static async Task TestByAsync(CheckRun run, IReadOnlyList<MeasureOutcome> measures, IReadOnlyList<Score> scores, DeskContext db, CancellationToken cancellationToken)
    {
        var runs = await db.QualityRuns.OrderByDescending(r => r.Id).Select(r => r.Id).Take(RunsAsked).ToListAsync(cancellationToken);
        var checksBefore = (await db.CheckResults.AsNoTracking().Where(r => runs.Contains(r.RunId) && r.Eligible > 0).OrderByDescending(r => r.RunId).Select(r => new { r.CheckId, r.Failing, r.Eligible }).ToListAsync(cancellationToken))
            .ToLookup(r => r.CheckId, r => 100.0 * r.Failing / r.Eligible);
        foreach (var outcome in run.Outcomes.Where(outcome => outcome.Rate is not null))
        {
            Test(outcome.Check.Code, 100 * (double)outcome.Rate!.Value, "%", checksBefore[outcome.Check.Code]);
        }

        var measuresBefore = (await db.MeasureResults.AsNoTracking().Where(r => runs.Contains(r.RunId) && r.By == MeasureBy.All && r.Denominator > 0).OrderByDescending(r => r.RunId).ToListAsync(cancellationToken)).ToLookup(r => r.Measure);
        foreach (var outcome in measures)
        {
            if (outcome.Whole?.Value(outcome.Measure.Unit) is { } value)
            {
                Test(outcome.Measure.Id, value, outcome.Measure.Unit == MeasureUnit.Percent ? "%" : "days", measuresBefore[outcome.Measure.Id].Select(r => r.Figure().Value(outcome.Measure.Unit)!.Value));
            }
        }

        var recent = runs.Take(Drift.LeastRuns).ToList();
        var scoresBefore = (await db.ScoreParts.AsNoTracking().Where(r => recent.Contains(r.RunId)).ToListAsync(cancellationToken))
            .GroupBy(r => r.RunId).OrderByDescending(g => g.Key).SelectMany(g => WithDimensions(ScoreQuery.Scores(g, JudgementPolicy.Default))).Where(s => s.Value is not null).ToLookup(s => s.Info.Id, s => (double)s.Value!.Value);
        foreach (var score in WithDimensions(scores).Where(score => score.Value is not null))
        {
            Test(score.Info.Id, (double)score.Value!.Value, "points", scoresBefore[score.Info.Id]);
        }

        // Within a dimension no weight of the site's counts.
        static IReadOnlyList<Score> WithDimensions(IReadOnlyList<Score> scores) => [.. scores, .. Score.OfDimensions(scores, JudgementPolicy.Default)];

        void Test(string id, double value, string unit, IEnumerable<double> before) =>
            run.Test(new MetricRecord { RecordId = id, Value = value, Unit = unit, Before = [.. before.Take(Drift.LeastRuns)] });
    }
}
