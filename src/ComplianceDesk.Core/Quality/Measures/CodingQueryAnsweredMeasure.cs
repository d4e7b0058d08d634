namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Coding queries answered at any time.</summary>
public sealed class CodingQueryAnsweredMeasure : HimMeasure, IMeasures<CodingQuestion>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "coding-query-answered",
        Title = "Coding queries answered at all",
        Group = MeasureGroup.Coding,
        Numerator = "of these, queries answered, however late",
        Denominator = "queries sent in the latest 365 days",
        Formula = "Numerator over denominator: the open-ended response rate. Queries of today are counted, so it lags.",
        Citation = "ACDIS/AHIMA practice. No law sets a rate",
        Feeds = ["coding_queries"],
        Provider = "attending asked",
    };

    /// <inheritdoc/>
    public void Take(CodingQuestion record, MeasureTally tally)
    {
        if (tally.Scope.Within(record.SentAt, MeasureScope.Window))
        {
            tally.Count(record.Place, tally.Scope.Happened(record.AnsweredAt) is not null);
        }
    }
}
