using System.Runtime.CompilerServices;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>A page of the reports that were made, in the order of one of their columns.</summary>
public sealed class ReportsQuery(DeskStore store)
{
    /// <summary>The newest comes first.</summary>
    public static readonly RowSort<ReportSort> FirstSort = new(ReportSort.Made, Descending: true);

    /// <param name="readable">The reports that the reader may open.</param>
    /// <param name="sort">The order; null for <see cref="FirstSort"/>.</param>
    /// <param name="cursor">Where the page hangs; null for the first page.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<ReportList> RunAsync(
        ReadableReports readable, RowSort<ReportSort>? sort = null, RowCursor? cursor = null, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = Rows(db, readable);
        var count = await rows.CountAsync(cancellationToken);
        var (column, descending) = sort ?? FirstSort;
        var page = await Order(column).ReadAsync(db.Reports, rows, descending, cursor, size, found => found, r => r.Id, cancellationToken);
        var ids = page.Items.Select(r => r.Id).ToList();
        var older = await db.Reports.Where(r => r.SupersededById != null && ids.Contains(r.SupersededById.Value)).Select(r => new { r.Id, By = r.SupersededById!.Value }).ToListAsync(cancellationToken);
        var open = await db.ReportJobs.Where(j => j.DraftId != null && (j.State == ReportJobState.Waiting || j.State == ReportJobState.Running)).Select(j => j.DraftId!.Value).ToListAsync(cancellationToken);
        return new ReportList(page, count) { Supersedes = older.OrderBy(r => r.Id).ToLookup(r => r.By, r => r.Id), BeingSignedOff = open.ToHashSet() };
    }

    /// <summary>Every report that the reader may open, newest first, read as it is asked for.</summary>
    public async IAsyncEnumerable<ReportRow> ReadAsync(ReadableReports readable, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        await foreach (var row in Rows(db, readable).OrderByDescending(r => r.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    private static IQueryable<ReportRow> Rows(DeskContext db, ReadableReports readable) =>
        db.Reports.AsNoTracking().Where(r => r.Identified ? readable.Identified.Contains(r.Name) : readable.Names.Contains(r.Name));

    private static RowOrder<ReportRow> Order(ReportSort column) => column switch
    {
        ReportSort.Made => RowOrder<ReportRow>.By(r => r.Id),
        ReportSort.Report => RowOrder<ReportRow>.By(r => r.Name),
        ReportSort.Period => RowOrder<ReportRow>.By(r => r.From),
        ReportSort.Size => RowOrder<ReportRow>.By(r => r.Bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not an order of reports."),
    };

    /// <summary>The report of this number, or null.</summary>
    public async Task<ReportRow?> FindAsync(int id, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
    }
}

/// <summary>The ids of the reports that a reader may open, and of those that may name people for this reader.</summary>
public sealed record ReadableReports(IReadOnlyList<string> Names, IReadOnlyList<string> Identified);

/// <summary>The columns by which reports are ordered.</summary>
public enum ReportSort
{
    Made,
    /// <summary>By the report's id.</summary>
    Report,
    /// <summary>By the first day of the period.</summary>
    Period,
    Size,
}

/// <summary>A page of reports.</summary>
/// <param name="Page">The reports.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record ReportList(RowPage<ReportRow> Page, int Count)
{
    /// <summary>The reports of this page.</summary>
    public IReadOnlyList<ReportRow> Rows => Page.Items;

    /// <summary>By report: the ids of those it is to be read instead of.</summary>
    public ILookup<int, int> Supersedes { get; init; } = Array.Empty<int>().ToLookup(i => i);

    /// <summary>Drafts with a sign-off under way.</summary>
    public IReadOnlySet<int> BeingSignedOff { get; init; } = new HashSet<int>();
}
