namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Something that a discharged stay's record still lacks.</summary>
/// <param name="Type">Type of the document.</param>
/// <param name="AuthorId">Who is to write or sign it; null when nobody is named.</param>
/// <param name="Lack"><c>missing</c>, <c>not written</c> or <c>not signed</c>.</param>
public sealed record ChartDeficiency(string Type, string? AuthorId, string Lack)
{
    /// <summary>Days after discharge within which the record must be complete.</summary>
    public const int Days = 30;

    /// <summary>Documents without which no inpatient record is complete: history and physical, discharge summary (42 CFR 482.24(c)(4)(i), (vii)).</summary>
    public static readonly IReadOnlyList<string> Required = ["h-and-p", "discharge-summary"];

    /// <summary>What a chart lacks at a moment. A document of which only the due time is known is not written yet.</summary>
    public static IReadOnlyList<ChartDeficiency> Of(Chart chart, MeasureScope scope)
    {
        var open = new List<ChartDeficiency>();
        foreach (var document in Owed(chart, scope))
        {
            if (scope.Happened(document.CreatedAt) is null && scope.Happened(document.SignedAt) is null)
            {
                open.Add(new(document.Type, document.AuthorId, "not written"));
            }
            else if (scope.Happened(document.SignedAt) is null)
            {
                open.Add(new(document.Type, document.AuthorId, "not signed"));
            }
        }

        open.AddRange(Required.Where(type => chart.Documents.All(d => d.Type != type)).Select(type => new ChartDeficiency(type, null, "missing")));
        return open;
    }

    /// <summary>True when a stay that ended more than 30 days ago has no document of a required type: missing, and not only late.</summary>
    public static bool LacksDocument(Chart chart, MeasureScope scope) =>
        chart.DischargedAt(scope) is { } end && scope.DaysBetween(end, scope.AsOf) > Days && Required.Any(type => chart.Documents.All(d => d.Type != type));

    /// <summary>When the last document that belongs to it was signed; null while something is lacking.</summary>
    public static DateTime? CompletedAt(Chart chart, MeasureScope scope) =>
        Of(chart, scope).Count > 0 ? null : Owed(chart, scope).Max(d => d.SignedAt);

    // What is written after the last day is an addition to a record, not a part that was missing from it.
    private static IEnumerable<ChartDocument> Owed(Chart chart, MeasureScope scope) =>
        chart.Documents.Where(d => d.CreatedAt is not { } at || Required.Contains(d.Type) || chart.EndedAt is not { } end || at <= scope.EndOfDayAfter(end, Days));
}
