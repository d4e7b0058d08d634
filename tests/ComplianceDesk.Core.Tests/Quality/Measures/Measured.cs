using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

/// <summary>Charts by hand, and what one measure says of them at a fixed moment in Chicago.</summary>
internal static class Measured
{
    public static readonly TimeZoneInfo Chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    /// <summary>Noon in Chicago on 15 June 2026.</summary>
    public static readonly DateTime AsOf = Utc(2026, 6, 15, 17, 0);

    public static readonly RecordPlace Ward = new("H1", "5W", "u1");

    public static DateTime Utc(int year, int month, int day, int hour = 12, int minute = 0) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);

    public static MeasureScope Scope(DateTime? asOf = null) => new(asOf ?? AsOf, Chicago, AllFeeds) { FirstDocumentAt = Utc(2020, 1, 1), Facilities = 2, Duplicates = new DuplicateFacts(1, 1) };

    public static readonly HashSet<string> AllFeeds = ["patients", "encounters", "documents", "requests", "coding_queries", "coding_audits", "record_samples", "billing", "diagnoses", "observations"];

    public static Chart Stay(string id, DateTime from, DateTime? to, params ChartDocument[] documents) =>
        new() { EncounterId = id, Class = "inpatient", Place = Ward, StartedAt = from, EndedAt = to, Course = to is null ? Core.Quality.EncounterCourse.Open : Core.Quality.EncounterCourse.Finished, Documents = documents };

    /// <summary>A document written and signed at once unless said otherwise.</summary>
    public static ChartDocument Note(string type, DateTime? created, DateTime? signed = null, string? author = "u2", DateTime? due = null) => new($"D-{type}-{created:MMddHHmm}", type, author, created, due, signed);

    public static ChartDocument Signed(string type, DateTime at, string? author = "u2") => Note(type, at, at, author);

    public static (MeasureOutcome Outcome, List<WorkItem> Items) By<TRecord>(HimMeasure measure, MeasureScope scope, params TRecord[] records)
        where TRecord : class, IMeasured
    {
        var items = new List<WorkItem>();
        var run = new MeasureRun([measure], scope, items.Add);
        foreach (var record in records)
        {
            run.Take(record);
        }

        return (run.Outcomes[0], items);
    }

    public static (MeasureOutcome Outcome, List<WorkItem> Items) By<TRecord>(HimMeasure measure, params TRecord[] records)
        where TRecord : class, IMeasured => By(measure, Scope(), records);

    /// <summary>A case reviewed so many days ago.</summary>
    public static AuditedCase Reviewed(int daysAgo, string? drg, string? drgAfter, params (string? Assigned, string? Reviewed)[] codes) => new()
    {
        EncounterId = "E1", PatientKey = 7, Place = Ward, ReviewedAt = AsOf.AddDays(-daysAgo), DrgAssigned = drg, DrgReviewed = drgAfter,
        Codes = [.. codes.Select((code, i) => new AuditedCode($"A{daysAgo}-{i}", code.Assigned, code.Reviewed))],
    };

    /// <summary>Numerator and denominator of the whole.</summary>
    public static (double, double) Figure(this (MeasureOutcome Outcome, List<WorkItem> Items) answer) => (answer.Outcome.Figures[0].Numerator, answer.Outcome.Figures[0].Denominator);
}
