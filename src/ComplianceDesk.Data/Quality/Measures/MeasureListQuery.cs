using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>What every measure answered in the latest run, beside its earlier runs and what is owed.</summary>
public sealed class MeasureListQuery(DeskStore store)
{
    /// <summary>Runs in a trend, the latest among them.</summary>
    public const int Runs = 12;

    /// <summary>Null before the first run that measured.</summary>
    public async Task<MeasureBoard?> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var runs = await db.QualityRuns.AsNoTracking().Where(r => db.MeasureResults.Any(m => m.RunId == r.Id)).OrderByDescending(r => r.Id).Take(Runs).ToListAsync(cancellationToken);
        if (runs.Count == 0)
        {
            return null;
        }

        var oldest = runs[^1].Id;
        var results = (await db.MeasureResults.AsNoTracking().Where(r => r.RunId >= oldest && r.By == MeasureBy.All).ToListAsync(cancellationToken)).ToLookup(r => r.Measure);
        var policy = await PolicyStore.OfVersionAsync(db, runs[0].PolicyVersion, cancellationToken);
        var owed = await db.WorkItems.AsNoTracking().Where(i => i.DoneAt == null).GroupBy(i => i.Measure)
            .Select(g => new { g.Key, Open = g.Count(), Late = g.Sum(i => i.DueAt < i.AsOf ? 1 : 0) }).ToDictionaryAsync(g => g.Key, cancellationToken);
        return new MeasureBoard(RunStamp.Of(runs[0]),
        [
            .. MeasureCatalog.All.Select(m => m.Info).Select(info => (Info: info, Rows: results[info.Id].OrderBy(r => r.RunId).ToList()))
                .Where(m => m.Rows.Count > 0 && m.Rows[^1].RunId == runs[0].Id)
                .Select(m => new ListedMeasure(
                    m.Info.In(policy), m.Rows[^1].Status, m.Rows[^1].Reason, m.Rows[^1].Figure(),
                    [.. m.Rows.Select(r => new MeasurePoint(r.RunId, r.AsOf, r.Figure()))],
                    owed.GetValueOrDefault(m.Info.Id)?.Open ?? 0, owed.GetValueOrDefault(m.Info.Id)?.Late ?? 0)
                {
                    AsOf = m.Rows[^1].AsOf,
                }),
        ]);
    }
}

/// <summary>The measures of one run.</summary>
/// <param name="Run">The latest quality run.</param>
/// <param name="Measures">By heading and title.</param>
public sealed record MeasureBoard(RunStamp Run, IReadOnlyList<ListedMeasure> Measures);

/// <summary>A measure's answer.</summary>
/// <param name="Info">The measure.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Reason">Why there is no figure, or what it leaves out.</param>
/// <param name="Whole">The figure; its denominator is zero when nothing was measured.</param>
/// <param name="Trend">The latest runs, oldest first.</param>
/// <param name="Open">Items on the work list, waived ones among them.</param>
/// <param name="Late">Those of them whose due time has passed.</param>
public sealed record ListedMeasure(MeasureInfo Info, MeasureStatus Status, string? Reason, MeasureFigure Whole, IReadOnlyList<MeasurePoint> Trend, int Open, int Late)
{
    /// <summary>The moment whose state the figure shows, UTC: the oldest of the newest snapshots of its feeds.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>True when there is a figure.</summary>
    public bool IsMeasured => Status is MeasureStatus.NoTarget or MeasureStatus.OnTarget or MeasureStatus.OffTarget;
}

/// <summary>A measure in one run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="At">The moment whose state it shows, UTC.</param>
/// <param name="Figure">The whole.</param>
public sealed record MeasurePoint(int RunId, DateTime At, MeasureFigure Figure);

/// <summary>Rows of measures as figures.</summary>
internal static class MeasureRows
{
    public static MeasureFigure Figure(this MeasureResultRow row) => new()
    {
        By = row.By,
        Key = row.Key,
        Numerator = row.Numerator,
        Denominator = row.Denominator,
        Finished = row.Finished,
        Median = row.Median,
        P90 = row.P90,
        Pending = row.Pending,
        PendingMedian = row.PendingMedian,
        PendingOldest = row.PendingOldest,
        Ages = new AgeBands(row.Age0, row.Age8, row.Age16, row.Age30),
    };
}
