namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Verbal orders signed within the hours of the policy.</summary>
public sealed class VerbalOrderMeasure : DutyMeasure<ChartEntry>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "verbal-order",
        Title = "Verbal orders authenticated",
        Group = MeasureGroup.Documentation,
        Numerator = "verbal orders signed within {limit} hours of being given",
        Denominator = "verbal orders that are signed or past that time, in the latest 365 days",
        Formula = "Numerator over denominator; elapsed hours. The law says promptly; there is no federal number of hours, State law or policy sets it.",
        Times = TimeUnit.Hours,
        Limit = 48,
        LimitUnit = "hours after the order",
        Target = 95,
        Citation = "42 CFR 482.24(c)(2); the hours are policy or State law",
        Feeds = ["documents"],
        Provider = "author",
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(ChartEntry record, MeasureScope scope) =>
        record.Document.Type == "verbal-order" ? EntryAuthenticationMeasure.Signature(record, scope, TimeAllowed(scope), "Signature of a verbal order") : [];
}
