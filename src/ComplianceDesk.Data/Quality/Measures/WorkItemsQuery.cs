using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>A page of the work list in the order of one of its columns, the patient masked.</summary>
public sealed class WorkItemsQuery(DeskStore store, TimeProvider clock)
{
    /// <summary>The item that is due first comes first.</summary>
    public static readonly RowSort<WorkItemSort> FirstSort = new(WorkItemSort.Due, Descending: false);

    /// <param name="filter">Which items.</param>
    /// <param name="sort">The order; null for <see cref="FirstSort"/>.</param>
    /// <param name="cursor">Where the page hangs; null for the first page.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<WorkItemPage> RunAsync(
        WorkItemFilter filter, RowSort<WorkItemSort>? sort = null, RowCursor? cursor = null, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        var today = await InForce.TodayAsync(store, clock, cancellationToken);
        await using var db = store.CreateDbContext();
        var items = filter.Of(db, today).AsNoTracking();
        var total = await items.CountAsync(cancellationToken);
        var (column, descending) = sort ?? FirstSort;
        var page = await Order(column).ReadAsync(db.WorkItems, items, descending, cursor, size, rows => Listed(db, today, rows), raw => raw.Row.Id, cancellationToken);
        var policy = await PolicyAsync(db, cancellationToken);
        return new WorkItemPage(page.Select(raw => raw.Item(policy)), total);
    }

    private static RowOrder<WorkItemRow> Order(WorkItemSort column) => column switch
    {
        WorkItemSort.Due => RowOrder<WorkItemRow>.By(i => i.DueAt),
        WorkItemSort.Owed => RowOrder<WorkItemRow>.By(i => i.Owed),
        WorkItemSort.Owner => RowOrder<WorkItemRow>.By(i => i.Owner),
        WorkItemSort.Department => RowOrder<WorkItemRow>.By(i => i.DepartmentId ?? ""),
        WorkItemSort.Rule => RowOrder<WorkItemRow>.By(i => i.Measure),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not an order of work items."),
    };

    /// <summary>One item with its history; null when there is none.</summary>
    public async Task<WorkItemDetail?> OneAsync(int id, CancellationToken cancellationToken = default)
    {
        var today = await InForce.TodayAsync(store, clock, cancellationToken);
        await using var db = store.CreateDbContext();
        if (await Listed(db, today, db.WorkItems.AsNoTracking().Where(i => i.Id == id)).FirstOrDefaultAsync(cancellationToken) is not { } found)
        {
            return null;
        }

        return new(found.Item(await PolicyAsync(db, cancellationToken)), await db.WorkItemChanges.AsNoTracking().Where(c => c.ItemId == id).OrderBy(c => c.Id).ToListAsync(cancellationToken));
    }

    /// <summary>The policy of the latest run: the time limits that the due times follow from.</summary>
    internal static async Task<JudgementPolicy> PolicyAsync(DeskContext db, CancellationToken cancellationToken) =>
        await PolicyStore.OfVersionAsync(db, await db.QualityRuns.OrderByDescending(r => r.Id).Select(r => r.PolicyVersion).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    internal static IQueryable<RawWorkItem> Listed(DeskContext db, DateOnly today, IQueryable<WorkItemRow> items) =>
        from item in items
        join p in db.Patients on item.PatientId equals p.Id into patients
        from patient in patients.DefaultIfEmpty()
        join u in db.Workforce on item.Owner equals u.UserId into users
        from user in users.DefaultIfEmpty()
        select new RawWorkItem(item, patient == null ? null : patient.PatientId, patient!.GivenName, patient.FamilyName, user!.GivenName, user.FamilyName, InForce.Of(db.Waivers, today).Where(w => w.WorkItemId == item.Id).OrderByDescending(w => w.Id).FirstOrDefault());

    internal sealed record RawWorkItem(WorkItemRow Row, string? PatientId, string? GivenName, string? FamilyName, string? OwnerGiven, string? OwnerFamily, WaiverRow? Waiver)
    {
        public ListedWorkItem Item(JudgementPolicy policy) => new(
            Row.Id, MeasureCatalog.Find(Row.Measure)?.Info.In(policy), Row.Measure, Row.Owed, Row.Feed, Row.RecordId,
            PatientId is null || Row.PatientId is not { } key ? null : MaskedPatient.Of(key, GivenName, FamilyName, PatientId),
            Row.Owner, Row.OwnerKind == OwnerKind.Provider ? PersonName.Of(OwnerGiven, OwnerFamily) : null, Row.DepartmentId, Row.FacilityId, Row.Since, Row.DueAt, Row.AsOf, Row.OpenedAt, Row.DoneAt,
            Row.DoneAt is not null ? WorkItemState.Done : Waiver is not null ? WorkItemState.Waived : Row.DueAt < Row.AsOf ? WorkItemState.Late : WorkItemState.Soon,
            Waiver);
    }
}

/// <summary>The columns by which the work list is ordered.</summary>
public enum WorkItemSort
{
    Due,
    Owed,
    Owner,
    Department,
    /// <summary>By the measure's id.</summary>
    Rule,
}

/// <summary>A page of the work list.</summary>
/// <param name="Page">The items.</param>
/// <param name="Total">Items of the filter.</param>
public sealed record WorkItemPage(RowPage<ListedWorkItem> Page, int Total)
{
    /// <summary>The items of this page.</summary>
    public IReadOnlyList<ListedWorkItem> Items => Page.Items;
}

/// <summary>An item of the work list.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Rule">The measure, with the rule behind the item; null when the program no longer has it.</param>
/// <param name="Measure">Id of the measure.</param>
/// <param name="Owed">What is owed.</param>
/// <param name="Feed">Feed of the record.</param>
/// <param name="RecordId">Its id.</param>
/// <param name="Patient">Masked; null when the feed names none.</param>
/// <param name="Owner">Id of who owes it, or the office.</param>
/// <param name="OwnerName">The person's name, when the owner is a person with one.</param>
/// <param name="Department">Its id.</param>
/// <param name="Facility">Its id.</param>
/// <param name="Since">When the clock started, UTC.</param>
/// <param name="DueAt">The last moment, UTC.</param>
/// <param name="AsOf">The moment whose state shows it, UTC: what is due later is not late yet.</param>
/// <param name="OpenedAt">When the desk first saw it, UTC.</param>
/// <param name="DoneAt">When the desk saw it done, UTC.</param>
/// <param name="State">How it stands.</param>
/// <param name="Waiver">The waiver in force; null for none.</param>
public sealed record ListedWorkItem(
    int Id, MeasureInfo? Rule, string Measure, string Owed, string Feed, string RecordId, MaskedPatient? Patient, string Owner, string? OwnerName, string? Department, string? Facility,
    DateTime? Since, DateTime DueAt, DateTime AsOf, DateTime OpenedAt, DateTime? DoneAt, WorkItemState State, WaiverRow? Waiver);

/// <summary>An item with everything that the data showed of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="History">Oldest first.</param>
public sealed record WorkItemDetail(ListedWorkItem Item, IReadOnlyList<WorkItemChangeRow> History);
