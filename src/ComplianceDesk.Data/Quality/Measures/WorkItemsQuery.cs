using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>A page of the work list by due time, the patient masked. Pages hang on the last item seen.</summary>
public sealed class WorkItemsQuery(DeskStore store, TimeProvider clock)
{
    /// <summary>Items on a page.</summary>
    public const int PageSize = 50;

    /// <param name="filter">Which items.</param>
    /// <param name="after">Id of the last item of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<WorkItemPage> RunAsync(WorkItemFilter filter, int? after = null, CancellationToken cancellationToken = default)
    {
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = store.CreateDbContext();
        var items = filter.Of(db.WorkItems.AsNoTracking(), now, zone.DayOf(now));
        var total = await items.CountAsync(cancellationToken);
        if (after is { } id && await db.WorkItems.Where(i => i.Id == id).Select(i => (DateTime?)i.DueAt).FirstOrDefaultAsync(cancellationToken) is { } due)
        {
            items = items.Where(i => i.DueAt > due || (i.DueAt == due && i.Id > id));
        }

        var found = await Listed(db, items.OrderBy(i => i.DueAt).ThenBy(i => i.Id).Take(PageSize + 1)).ToListAsync(cancellationToken);
        var more = found.Count > PageSize;
        return new WorkItemPage([.. found.Take(PageSize).Select(f => f.Item(now, zone.DayOf(now)))], total, more ? found[PageSize - 1].Row.Id : null, now);
    }

    /// <summary>One item with its history; null when there is none.</summary>
    public async Task<WorkItemDetail?> OneAsync(int id, CancellationToken cancellationToken = default)
    {
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = store.CreateDbContext();
        if (await Listed(db, db.WorkItems.AsNoTracking().Where(i => i.Id == id)).FirstOrDefaultAsync(cancellationToken) is not { } found)
        {
            return null;
        }

        return new(found.Item(now, zone.DayOf(now)), await db.WorkItemChanges.AsNoTracking().Where(c => c.ItemId == id).OrderBy(c => c.Id).ToListAsync(cancellationToken));
    }

    internal static IQueryable<RawWorkItem> Listed(DeskContext db, IQueryable<WorkItemRow> items) =>
        from item in items
        join p in db.Patients on item.PatientId equals p.Id into patients
        from patient in patients.DefaultIfEmpty()
        join u in db.Workforce on item.Owner equals u.UserId into users
        from user in users.DefaultIfEmpty()
        select new RawWorkItem(item, patient == null ? null : patient.PatientId, patient!.GivenName, patient.FamilyName, user!.GivenName, user.FamilyName);

    internal sealed record RawWorkItem(WorkItemRow Row, string? PatientId, string? GivenName, string? FamilyName, string? OwnerGiven, string? OwnerFamily)
    {
        public ListedWorkItem Item(DateTime now, DateOnly today) => new(
            Row.Id, MeasureCatalog.Find(Row.Measure)?.Info, Row.Measure, Row.Owed, Row.Feed, Row.RecordId,
            PatientId is null || Row.PatientId is not { } key ? null : MaskedPatient.Of(key, GivenName, FamilyName, PatientId),
            Row.Owner, Row.OwnerKind == OwnerKind.Provider ? PersonName.Of(OwnerGiven, OwnerFamily) : null, Row.DepartmentId, Row.FacilityId, Row.Since, Row.DueAt, Row.OpenedAt, Row.DoneAt,
            Row.DoneAt is not null ? WorkItemState.Done : Row.WaivedUntil >= today ? WorkItemState.Waived : Row.DueAt < now ? WorkItemState.Late : WorkItemState.Soon,
            Row.WaivedBy, Row.WaivedUntil);
    }
}

/// <summary>A page of the work list.</summary>
/// <param name="Items">By due time, the oldest first.</param>
/// <param name="Total">Items of the filter.</param>
/// <param name="Next">What to ask the next page with; null on the last.</param>
/// <param name="AsOf">The moment of the states, UTC.</param>
public sealed record WorkItemPage(IReadOnlyList<ListedWorkItem> Items, int Total, int? Next, DateTime AsOf);

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
/// <param name="OpenedAt">When the desk first saw it, UTC.</param>
/// <param name="DoneAt">When the desk saw it done, UTC.</param>
/// <param name="State">How it stands.</param>
/// <param name="WaivedBy">Who waived it last.</param>
/// <param name="WaivedUntil">Last day of the waiver.</param>
public sealed record ListedWorkItem(
    int Id, MeasureInfo? Rule, string Measure, string Owed, string Feed, string RecordId, MaskedPatient? Patient, string Owner, string? OwnerName, string? Department, string? Facility,
    DateTime? Since, DateTime DueAt, DateTime OpenedAt, DateTime? DoneAt, WorkItemState State, string? WaivedBy, DateOnly? WaivedUntil);

/// <summary>An item with everything that happened to it.</summary>
/// <param name="Item">The item.</param>
/// <param name="History">Oldest first.</param>
public sealed record WorkItemDetail(ListedWorkItem Item, IReadOnlyList<WorkItemChangeRow> History);
