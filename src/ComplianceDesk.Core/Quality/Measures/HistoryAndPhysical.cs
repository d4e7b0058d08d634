namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>The history and physical of a stay, as the three tests of 42 CFR 482.24(c)(4)(i) see it.</summary>
public static class HistoryAndPhysical
{
    /// <summary>Type of the document.</summary>
    public const string Type = "h-and-p";

    /// <summary>Calendar days before admission from which one is too old.</summary>
    public const int OldestDays = 30;

    /// <summary>Hours after admission by which the law wants it, or its update: elapsed hours, whatever the clock on the wall does.</summary>
    public const int Hours = 24;

    /// <summary>The first history that is not too old: written 30 days before admission or later.</summary>
    public static ChartDocument? Of(Chart stay, MeasureScope scope) => Valid(stay, scope).FirstOrDefault();

    /// <summary>The first that was written after admission: the update that an earlier one needs.</summary>
    public static ChartDocument? Update(Chart stay, MeasureScope scope) => Valid(stay, scope).FirstOrDefault(d => d.CreatedAt > stay.StartedAt);

    /// <summary>The first operative report, the only trace that surgery leaves in the feeds; null when there is none.</summary>
    public static DateTime? SurgeryAt(Chart stay, MeasureScope scope) =>
        stay.Documents.Where(d => d.Type == "operative-report").Min(d => scope.Happened(d.CreatedAt));

    /// <summary>The last moment for it, or for its update: so many hours after admission, or surgery where that comes first.</summary>
    public static DateTime DueAt(Chart stay, int hours, MeasureScope scope)
    {
        var due = stay.StartedAt.AddHours(hours);
        return SurgeryAt(stay, scope) is { } surgery && surgery < due ? surgery : due;
    }

    private static IEnumerable<ChartDocument> Valid(Chart stay, MeasureScope scope) =>
        stay.Documents.Where(d => d.Type == Type && scope.Happened(d.CreatedAt) is { } at && scope.DaysBetween(at, stay.StartedAt) <= OldestDays).OrderBy(d => d.CreatedAt);
}
