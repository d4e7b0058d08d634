namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Coding queries whose answer agrees.</summary>
public sealed class CodingQueryAgreementMeasure : HimMeasure, IMeasures<CodingQuestion>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "coding-query-agreement",
        Title = "Coding queries agreed",
        Group = MeasureGroup.Coding,
        Numerator = "of these, answers that agree with what the coder proposed",
        Denominator = "queries answered in the latest 365 days whose answer says whether it agrees",
        Formula = "Numerator over denominator. There is no standard definition: this is the one used here.",
        Citation = "Practice; no law or standard defines or sets it",
        Feeds = ["coding_queries"],
        Provider = "attending asked",
    };

    /// <inheritdoc/>
    public void Take(CodingQuestion record, MeasureTally tally)
    {
        if (record is { AnsweredAt: { } at, Agreed: { } agreed } && tally.Scope.Within(at, MeasureScope.Window))
        {
            tally.Count(record.Place, agreed);
        }
    }
}
