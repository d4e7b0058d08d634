using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Trends;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>Keeps a run whole or not at all: answers and parts for good, rows and places for the latest runs, the population's counts for the latest one.</summary>
/// <param name="db">The store.</param>
/// <param name="row">The run.</param>
internal sealed class QualityRunWriter(DeskContext db, QualityRunRow row)
{
    public async Task KeepAsync(
        IReadOnlyList<QualityRunSnapshotRow> snapshots, CheckRun run, IReadOnlyList<ScorePart> parts, PopulationCount population, MeasureReading measured, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await db.QualityRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        db.QualityRuns.Add(row);
        db.QualityRunSnapshots.AddRange(snapshots);
        db.ScoreParts.AddRange(parts.Select(part => new ScorePartRow
        {
            RunId = row.Id,
            Score = part.Info.Score,
            Part = part.Info.Id,
            Weight = (double)part.Weight,
            Numerator = part.Good,
            Denominator = part.Counted,
            Critical = part.Info.Severity == CheckSeverity.Critical,
            Outside = part.Outside,
        }));
        await KeepPopulationAsync(population, cancellationToken);
        await KeepChecksAsync(run, before, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        MeasureWriter.Keep((SqliteConnection)db.Database.GetDbConnection(), row.Id, row.FinishedAt, measured);
        await db.CheckFailures.Where(f => f.RunId <= row.Id - QualityRunner.FailuresKept).ExecuteDeleteAsync(cancellationToken);
        await db.CheckPlaces.Where(p => p.RunId <= row.Id - QualityRunner.FailuresKept).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task KeepChecksAsync(CheckRun run, int? before, CancellationToken cancellationToken)
    {
        var outcomes = run.Outcomes;
        var broken = outcomes.Where(outcome => outcome.Status == CheckStatus.Error).Select(outcome => outcome.Check.Code).ToArray();
        await db.CheckFailures.Where(f => f.RunId == row.Id && broken.Contains(f.CheckId)).ExecuteDeleteAsync(cancellationToken);

        // What came and went is said of a check that measured in both runs.
        var measuredBefore = await db.CheckResults.Where(r => r.RunId == before && r.Eligible > 0).Select(r => r.CheckId).ToListAsync(cancellationToken);
        var come = before is null ? [] : await OnlyInAsync(row.Id, before.Value, cancellationToken);
        var gone = before is null ? [] : await OnlyInAsync(before.Value, row.Id, cancellationToken);
        foreach (var outcome in outcomes)
        {
            var compares = outcome.IsMeasured && measuredBefore.Contains(outcome.Check.Code);
            db.CheckResults.Add(new CheckResultRow
            {
                RunId = row.Id,
                CheckId = outcome.Check.Code,
                Status = CheckWords.Of(outcome.Status),
                Failing = outcome.Failing,
                Eligible = outcome.Eligible,
                Reason = outcome.Reason,
                Come = compares ? come.GetValueOrDefault(outcome.Check.Code) : null,
                Gone = compares ? gone.GetValueOrDefault(outcome.Check.Code) : null,
            });
        }

        db.CheckPlaces.AddRange(run.ByPlace.Select(at => new CheckPlaceRow
        {
            RunId = row.Id,
            CheckId = at.Check.Code,
            Facility = at.Place.Facility,
            Department = at.Place.Department,
            Failing = at.Failing,
            Eligible = at.Eligible,
        }));
    }

    /// <summary>Failing rows of one run that another does not have, by check. A row is a record with the columns at fault.</summary>
    private async Task<Dictionary<string, long>> OnlyInAsync(int one, int other, CancellationToken cancellationToken)
    {
        var rows = db.CheckFailures.Where(f => f.RunId == one).Select(f => new { f.CheckId, f.Feed, f.RecordId, f.Column })
            .Except(db.CheckFailures.Where(f => f.RunId == other).Select(f => new { f.CheckId, f.Feed, f.RecordId, f.Column }));
        return await rows.GroupBy(f => f.CheckId).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    private async Task KeepPopulationAsync(PopulationCount population, CancellationToken cancellationToken)
    {
        await db.PopulationCells.ExecuteDeleteAsync(cancellationToken);
        db.PopulationCells.AddRange(population.Cells.Select(cell => new PopulationCellRow
        {
            Row = cell.Row,
            RowValue = cell.RowValue,
            Column = cell.Column,
            ColumnValue = cell.ColumnValue,
            RunId = row.Id,
            Visits = cell.Visits,
            Patients = cell.Patients,
        }));
    }
}
