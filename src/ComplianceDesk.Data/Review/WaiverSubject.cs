using System.Globalization;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Review;

/// <summary>What a waiver is about: a check that is over its threshold, or a work item that is late. Exactly one is given.</summary>
/// <param name="Check">Catalogue code.</param>
/// <param name="WorkItem">Row id.</param>
public readonly record struct WaiverSubject(string? Check, int? WorkItem)
{
    /// <summary>A check.</summary>
    public static WaiverSubject Of(string check) => new(check, null);

    /// <summary>A work item.</summary>
    public static WaiverSubject Of(int workItem) => new(null, workItem);

    /// <summary>Longest time of a waiver, in days. A late item is one person's record and waits less long than a check of the whole house.</summary>
    public int LongestDays => WorkItem is null ? 366 : 90;

    /// <summary>Its name in the trail.</summary>
    public override string ToString() => WorkItem is { } item ? string.Create(CultureInfo.InvariantCulture, $"work-item:{item}") : $"check:{Check}";

    internal static WaiverSubject Of(WaiverRow row) => new(row.CheckId, row.WorkItemId);
}
