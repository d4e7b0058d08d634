using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Quality.Measures;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads one run of the record checks for a report: the newest by the end of the period, or the newest of all.</summary>
internal static class RecordQualityReading
{
    /// <summary>Null when none ran.</summary>
    public static async Task<RecordQuality?> RunAsync(DeskContext db, ReportReading reading, CancellationToken cancellationToken)
    {
        var (end, now) = (reading.Period.End, reading.Now.UtcDateTime);
        var run = await db.QualityRuns.AsNoTracking().Where(r => r.StartedAt < end && r.FinishedAt <= now).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken)
            ?? await db.QualityRuns.AsNoTracking().Where(r => r.FinishedAt <= now).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        if (run is null)
        {
            return null;
        }

        var scores = (await new ScoreQuery(reading.Store) { Run = run.Id }.RunAsync(cancellationToken))!;
        var checks = (await new CheckListQuery(reading.Store) { Run = run.Id }.RunAsync(cancellationToken))!;
        var policy = await PolicyStore.OfVersionAsync(db, run.PolicyVersion, cancellationToken);
        var measures = await db.MeasureResults.AsNoTracking().Where(r => r.RunId == run.Id && r.By == MeasureBy.All).ToDictionaryAsync(r => r.Measure, cancellationToken);
        var snapshots = await db.QualityRunSnapshots.AsNoTracking().Where(s => s.RunId == run.Id).Join(db.Imports, s => s.ImportId, i => i.Id, (s, i) => new RunInput(s.Feed, s.AsOf, i.Id, i.FileName, i.Sha256)).ToListAsync(cancellationToken);
        snapshots.Sort((a, b) => string.CompareOrdinal(a.Feed, b.Feed));
        var inputs = snapshots.Select(s => new QualityInput(s.Feed, reading.Period.Local(s.AsOf), s.FileName, s.Sha256)).ToList();
        return new RecordQuality
        {
            RunId = run.Id,
            AsOf = reading.Period.Local(run.AsOf),
            RanAt = reading.Period.Local(run.StartedAt),
            PolicyVersion = run.PolicyVersion,
            Drifts = run.Id <= await db.QualityRuns.MaxAsync(r => r.Id, cancellationToken) - QualityRunner.FailuresKept ? null : await DriftQuery.RunAsync(db, run.Id, cancellationToken),
            Waivers = await ReportWaivers.ListAsync(db, reading, _ => true, cancellationToken),
            ComparedWith = reading.Period.Local(scores.ComparedWith),
            RubricHash = run.RubricHash,
            RubricChanged = scores.RubricChanged,
            Inputs = inputs,
            InputHash = QualityRunsQuery.HashOf(snapshots),
            Scores = [.. scores.Scores.Select(s => new QualityScore(s.Score, s.Before))],
            Overall = scores.Overall,
            OverallBefore = scores.OverallBefore,
            Checks = [.. checks.Checks.Select(c => new QualityCheck(c.Outcome, c.Before, c.Change?.ToString()))],
            Measures = [.. MeasureCatalog.All.Select(m => m.Info.In(policy)).Where(i => measures.ContainsKey(i.Id)).Select(i => new ChartMeasure(i, measures[i.Id].Status, measures[i.Id].Reason, measures[i.Id].Figure(), []))],
        };
    }
}
