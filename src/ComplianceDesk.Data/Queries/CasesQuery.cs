using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>One page of cases, in the order of one of their columns.</summary>
public sealed class CasesQuery(DeskStore store)
{
    /// <summary>The case whose notice would be due first comes first.</summary>
    public static readonly RowSort<CaseSort> FirstSort = new(CaseSort.Notice, Descending: false);

    /// <param name="filter">Which cases.</param>
    /// <param name="who">The desk account that looks.</param>
    /// <param name="sort">The order; null for <see cref="FirstSort"/>.</param>
    /// <param name="cursor">Where the page hangs; null for the first page.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<CaseList> RunAsync(
        CaseFilter filter, string who, RowSort<CaseSort>? sort = null, RowCursor? cursor = null, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = Where(db, filter, who);
        var (column, descending) = sort ?? FirstSort;
        var page = await Order(db, column).ReadAsync(
            db.Cases, rows, descending, cursor, size, found => found.Select(c => new
            {
                Row = c, Findings = db.CaseFindings.Count(f => f.CaseId == c.Id), Tasks = db.CaseTasks.Count(t => t.CaseId == c.Id && t.DoneAt == null),
                TaskDue = db.CaseTasks.Where(t => t.CaseId == c.Id && t.DoneAt == null).Min(t => (DateOnly?)t.DueOn), Held = db.CaseHolds.Any(h => h.CaseId == c.Id && h.LiftedAt == null),
                CoOwners = db.CaseCoOwners.Where(o => o.CaseId == c.Id).OrderBy(o => o.Who).Select(o => o.Who).ToList(),
                Severity = db.CaseFindings.Where(l => l.CaseId == c.Id).Join(db.Findings, l => l.FindingId, f => f.Id, (_, f) => (int?)f.Severity).Max(),
            }), c => c.Row.Id, cancellationToken);
        return new CaseList(page.Select(c => new CaseLine(c.Row, c.Row.Facts(), c.Findings) { CoOwners = c.CoOwners, Tasks = c.Tasks, TaskDue = c.TaskDue, Held = c.Held, Severity = (FindingSeverity?)c.Severity }), await rows.CountAsync(cancellationToken));
    }

    /// <summary>The cases of a filter.</summary>
    internal static IQueryable<CaseRow> Where(DeskContext db, CaseFilter filter, string who)
    {
        var rows = db.Cases.AsNoTracking();
        rows = filter.Stage is { } stage ? rows.Where(c => c.Stage == stage) : filter.All ? rows : rows.Where(c => c.Stage != CaseStage.Closed);
        rows = filter.Mine ? rows.Where(c => c.Owner == who || db.CaseCoOwners.Any(o => o.CaseId == c.Id && o.Who == who)) : rows;
        rows = filter.SignOff ? rows.Where(c => c.SignOffAskedBy != null) : rows;
        rows = filter.MyTask ? rows.Where(c => db.CaseTasks.Any(t => t.CaseId == c.Id && t.Owner == who && t.DoneAt == null)) : rows;
        return filter.Held ? rows.Where(c => db.CaseHolds.Any(h => h.CaseId == c.Id && h.LiftedAt == null)) : rows;
    }

    /// <summary>Open cases, the first day on which notice would be due for one of them, and a person's open tasks with the first day on which one is due.</summary>
    public async Task<OpenCases> OpenAsync(string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var open = db.Cases.AsNoTracking().Where(c => c.Stage != CaseStage.Closed);
        var tasks = db.CaseTasks.Where(t => t.Owner == who && t.DoneAt == null);
        return new(
            await open.CountAsync(cancellationToken), await open.Where(c => c.Stage != CaseStage.Closing).MinAsync(c => (DateOnly?)c.NoticeBy, cancellationToken),
            await tasks.CountAsync(cancellationToken), await tasks.MinAsync(t => (DateOnly?)t.DueOn, cancellationToken));
    }

    private static RowOrder<CaseRow> Order(DeskContext db, CaseSort column) => column switch
    {
        CaseSort.Number => RowOrder<CaseRow>.By(c => c.Id),
        CaseSort.Title => RowOrder<CaseRow>.By(c => c.Title.ToLower()),
        CaseSort.Stage => RowOrder<CaseRow>.By(c => (int)c.Stage),
        CaseSort.Discovered => RowOrder<CaseRow>.By(c => c.DiscoveredOn),
        CaseSort.Notice => RowOrder<CaseRow>.By(c => c.NoticeBy),
        CaseSort.Findings => RowOrder<CaseRow>.By(c => db.CaseFindings.Count(f => f.CaseId == c.Id)),
        CaseSort.Owner => RowOrder<CaseRow>.By(c => c.Owner),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not an order of cases."),
    };
}

/// <summary>What of cases waits.</summary>
/// <param name="Count">Cases that nobody has closed.</param>
/// <param name="NoticeBy">The first day on which notice would be due for one of them.</param>
/// <param name="Tasks">Open tasks of the person who looks.</param>
/// <param name="TaskDue">The first day by which one of those is due.</param>
public sealed record OpenCases(int Count, DateOnly? NoticeBy, int Tasks, DateOnly? TaskDue);

/// <summary>The columns by which cases are ordered.</summary>
public enum CaseSort
{
    Number,
    Title,
    Stage,
    Discovered,
    /// <summary>The last day for notice, should notice be due.</summary>
    Notice,
    Findings,
    Owner,
}

/// <summary>Which cases.</summary>
/// <param name="Stage">One stage; null for all that are open.</param>
/// <param name="All">Closed ones too.</param>
/// <param name="Mine">Only those that the person who looks owns, alone or with others.</param>
/// <param name="SignOff">Only those that wait for a second person.</param>
public sealed record CaseFilter(CaseStage? Stage = null, bool All = false, bool Mine = false, bool SignOff = false)
{
    /// <summary>Only those with an open task of the person who looks.</summary>
    public bool MyTask { get; init; }

    /// <summary>Only those on which a legal hold stands.</summary>
    public bool Held { get; init; }
}

/// <summary>A case in a list.</summary>
/// <param name="Row">As stored.</param>
/// <param name="Facts">What is recorded.</param>
/// <param name="Findings">Findings that belong to it.</param>
public sealed record CaseLine(CaseRow Row, CaseFacts Facts, int Findings)
{
    /// <summary>The gravest of its findings; null without any.</summary>
    public FindingSeverity? Severity { get; init; }

    /// <summary>Who works on it beside its owner, by name.</summary>
    public IReadOnlyList<string> CoOwners { get; init; } = [];

    /// <summary>Open tasks.</summary>
    public int Tasks { get; init; }

    /// <summary>The first day by which one of them is due.</summary>
    public DateOnly? TaskDue { get; init; }

    /// <summary>True while a legal hold stands.</summary>
    public bool Held { get; init; }
}

/// <summary>A page of cases.</summary>
/// <param name="Page">The cases.</param>
/// <param name="Count">Cases of the filter on all pages.</param>
public sealed record CaseList(RowPage<CaseLine> Page, int Count);
