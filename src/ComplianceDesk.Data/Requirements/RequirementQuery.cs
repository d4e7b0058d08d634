using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>One requirement with its history at a moment.</summary>
public sealed class RequirementQuery(DeskStore store, RequirementMatrixQuery matrix)
{
    /// <summary>Null when there is no such requirement.</summary>
    /// <param name="id">Id of the requirement.</param>
    /// <param name="asOf">The moment asked about, UTC.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<RequirementFile?> RunAsync(string id, DateTime asOf, CancellationToken cancellationToken = default)
    {
        if (RequirementCatalog.Find(id) is null)
        {
            return null;
        }

        var all = await matrix.RunAsync(asOf, cancellationToken);
        var line = all.Lines.First(l => l.Requirement.Id == id);
        await using var db = store.CreateDbContext();
        return new RequirementFile(
            all, line,
            [.. (await SignedStatement.AllAsync(db, asOf, cancellationToken)).Where(s => s.RequirementId == id).Reverse()],
            await db.SpecificationDecisions.AsNoTracking().Where(d => d.RequirementId == id && d.DecidedAt <= asOf).OrderByDescending(d => d.Id).ToListAsync(cancellationToken),
            await db.RequirementResults.AsNoTracking().Where(r => r.RequirementId == id && r.At <= asOf).OrderByDescending(r => r.Id).ToListAsync(cancellationToken),
            await db.StatementReminders.AsNoTracking().Where(r => r.RequirementId == id && r.At <= asOf).OrderByDescending(r => r.Id).ToListAsync(cancellationToken),
            all.Run is null ? [] : await LimitsAsync(db, all.Run.Id, line.Requirement.Metrics, cancellationToken));
    }

    /// <summary>The rows behind a metric in a run, a page at a time.</summary>
    /// <param name="run">Number of the run.</param>
    /// <param name="metric">Id of the metric.</param>
    /// <param name="key">The one record asked about; null for every row.</param>
    /// <param name="after">The last row of the page before; null for the first page.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<MetricRows> RowsAsync(int run, string metric, string? key = null, long? after = null, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = db.MetricExceptions.AsNoTracking().Where(e => e.Metric == metric && e.FirstRun <= run && e.LastRun >= run && (key == null || e.Key == key));
        var count = await rows.CountAsync(cancellationToken);
        var page = await rows.Where(e => after == null || e.Id > after).OrderBy(e => e.Id).Take(size + 1).ToListAsync(cancellationToken);
        var more = page.Count > size;
        return new MetricRows(run, metric, key, after, [.. page.Take(size)], count, more ? page[size - 1].Id : null);
    }

    private static async Task<Dictionary<string, double>> LimitsAsync(DeskContext db, int run, IReadOnlyList<string> metrics, CancellationToken cancellationToken) =>
        await db.MetricResults.AsNoTracking().Where(m => m.RunId == run && m.Limit != null && metrics.Contains(m.Metric)).ToDictionaryAsync(m => m.Metric, m => m.Limit!.Value, cancellationToken);
}

/// <summary>Everything about a requirement at a moment, newest first.</summary>
/// <param name="Matrix">The matrix it stands in.</param>
/// <param name="Line">Its line.</param>
/// <param name="Statements">Every statement, signed at the desk or taken in.</param>
/// <param name="Decisions">Every decision about it.</param>
/// <param name="History">What was said of it and when.</param>
/// <param name="Reminders">When people were reminded of the last day of a statement, and who.</param>
/// <param name="Limits">Limits in force in the run, by metric.</param>
public sealed record RequirementFile(
    RequirementMatrix Matrix, RequirementLine Line, IReadOnlyList<SignedStatement> Statements, IReadOnlyList<SpecificationDecisionRow> Decisions,
    IReadOnlyList<RequirementResultRow> History, IReadOnlyList<StatementReminderRow> Reminders, IReadOnlyDictionary<string, double> Limits);

/// <summary>A page of the rows behind a metric.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Metric">Id of the metric.</param>
/// <param name="Key">The one record asked about; null for every row.</param>
/// <param name="After">The last row of the page before; null on the first page.</param>
/// <param name="Rows">The page.</param>
/// <param name="Count">Rows in all.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record MetricRows(int Run, string Metric, string? Key, long? After, IReadOnlyList<MetricExceptionRow> Rows, int Count, long? Next);
