using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>Which work items are asked for.</summary>
/// <param name="State">How they stand; all that is owed and not waived when not given.</param>
/// <param name="Measure">Id of a measure; null for all.</param>
/// <param name="Owner">Who owes them, exactly; null for all.</param>
/// <param name="Department">Id of a department; null for all.</param>
/// <param name="Facility">Id of a facility; null for all.</param>
public sealed record WorkItemFilter(WorkItemState? State = null, string? Measure = null, string? Owner = null, string? Department = null, string? Facility = null)
{
    /// <summary>What is asked for, in words.</summary>
    public string Describe() => string.Join(", ", new[]
    {
        State?.ToString().ToLowerInvariant() ?? "owed and not waived", Measure, Owner is null ? null : $"owner {Owner}", Department is null ? null : $"department {Department}", Facility is null ? null : $"facility {Facility}",
    }.OfType<string>());

    internal IQueryable<WorkItemRow> Of(DeskContext db, DateOnly today)
    {
        var items = db.WorkItems.AsQueryable();
        var waivers = InForce.Of(db.Waivers, today);
        items = State switch
        {
            WorkItemState.Done => items.Where(i => i.DoneAt != null),
            WorkItemState.Waived => items.Where(i => i.DoneAt == null && waivers.Any(w => w.WorkItemId == i.Id)),
            _ => items.Where(i => i.DoneAt == null && !waivers.Any(w => w.WorkItemId == i.Id)),
        };
        items = State switch
        {
            WorkItemState.Late => items.Where(i => i.DueAt < i.AsOf),
            WorkItemState.Soon => items.Where(i => i.DueAt >= i.AsOf),
            _ => items,
        };
        return items.Where(i =>
            (Measure == null || i.Measure == Measure) && (Owner == null || i.Owner == Owner) && (Department == null || i.DepartmentId == Department) && (Facility == null || i.FacilityId == Facility));
    }
}

/// <summary>How a work item stands as of the data that show it.</summary>
public enum WorkItemState
{
    /// <summary>Its due time has passed.</summary>
    Late,
    /// <summary>Its due time is near.</summary>
    Soon,
    /// <summary>It may wait: a waiver is in force.</summary>
    Waived,
    /// <summary>The data no longer show it as owed.</summary>
    Done,
}
