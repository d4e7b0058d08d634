using System.Runtime.CompilerServices;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>One page of imports, in the order of one of their columns.</summary>
public sealed class ImportsQuery(DeskStore store)
{
    /// <summary>The newest comes first.</summary>
    public static readonly RowSort<ImportSort> FirstSort = new(ImportSort.Received, Descending: true);

    /// <param name="feed">One feed; null for all.</param>
    /// <param name="status">One status; null for all.</param>
    /// <param name="sort">The order; null for <see cref="FirstSort"/>.</param>
    /// <param name="cursor">Where the page hangs; null for the first page.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<ImportList> RunAsync(
        string? feed = null, ImportStatus? status = null, RowSort<ImportSort>? sort = null, RowCursor? cursor = null, int size = RowCursor.PageSize,
        CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = Rows(db, feed, status);
        var count = await rows.CountAsync(cancellationToken);
        var (column, descending) = sort ?? FirstSort;
        var page = await Order(column).ReadAsync(db.Imports, rows, descending, cursor, size, found => found, i => i.Id, cancellationToken);
        var feeds = await db.Imports.AsNoTracking().Where(i => i.Feed != null).Select(i => i.Feed!).Distinct().OrderBy(f => f).ToListAsync(cancellationToken);
        return new ImportList(page, count, feeds);
    }

    /// <summary>Every import of a filter, newest first, read as it is asked for.</summary>
    public async IAsyncEnumerable<ImportRow> ReadAsync(string? feed, ImportStatus? status, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        await foreach (var row in Rows(db, feed, status).OrderByDescending(i => i.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    private static IQueryable<ImportRow> Rows(DeskContext db, string? feed, ImportStatus? status) =>
        db.Imports.AsNoTracking().Where(i => (feed == null || i.Feed == feed) && (status == null || i.Status == status));

    private static RowOrder<ImportRow> Order(ImportSort column) => column switch
    {
        ImportSort.Received => RowOrder<ImportRow>.By(i => i.Id),
        ImportSort.File => RowOrder<ImportRow>.By(i => i.FileName.ToLower()),
        ImportSort.Feed => RowOrder<ImportRow>.By(i => i.Feed ?? ""),
        ImportSort.Read => RowOrder<ImportRow>.By(i => i.Read),
        ImportSort.Stored => RowOrder<ImportRow>.By(i => i.Stored),
        ImportSort.Duplicate => RowOrder<ImportRow>.By(i => i.Duplicate),
        ImportSort.Rejected => RowOrder<ImportRow>.By(i => i.Rejected),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not an order of imports."),
    };
}

/// <summary>The columns by which imports are ordered.</summary>
public enum ImportSort
{
    Received,
    File,
    Feed,
    Read,
    Stored,
    Duplicate,
    Rejected,
}

/// <summary>A page of imports.</summary>
/// <param name="Page">The imports.</param>
/// <param name="Count">Imports that the filter holds on all pages.</param>
/// <param name="Feeds">Every feed that some import was recognised as.</param>
public sealed record ImportList(RowPage<ImportRow> Page, int Count, IReadOnlyList<string> Feeds)
{
    /// <summary>The imports of this page.</summary>
    public IReadOnlyList<ImportRow> Rows => Page.Items;
}
