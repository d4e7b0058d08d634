namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Open deficiencies of delinquent records, by who is to mend them.</summary>
public sealed class DelinquencyByAuthorMeasure : HimMeasure, IMeasures<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "delinquency-by-author",
        Title = "Delinquent documents by author",
        Group = MeasureGroup.ChartCompletion,
        Numerator = "documents missing, not written or not signed now, in records discharged more than {limit} days ago",
        Denominator = "documents owed in records discharged more than {limit} days ago: those there are, and those missing",
        Formula = "Numerator over denominator, times 100; by provider, the author of the document, or the attending where none is named. The oldest age beside it is what bylaws on suspension ask for.",
        Limit = ChartDeficiency.Days,
        LimitUnit = "days after discharge",
        LimitBasis = MeasureBasis.Law,
        Target = 0,
        HigherIsBetter = false,
        TargetBasis = MeasureBasis.Law,
        Citation = "42 CFR 482.24(c)(4)(viii); medical staff bylaws (policy)",
        Feeds = ["encounters", "documents"],
        Provider = "author",
    };

    /// <inheritdoc/>
    public void Take(Chart record, MeasureTally tally)
    {
        var scope = tally.Scope;
        if (record.DischargedAt(scope) is not { } end || !record.IsDocumented(scope) || scope.DaysBetween(end, scope.AsOf) <= TimeAllowed(scope))
        {
            return;
        }

        var open = ChartDeficiency.Of(record, scope);
        foreach (var deficiency in open)
        {
            var place = record.Place.By(deficiency.AuthorId);
            tally.Count(place, true);
            tally.Wait(place, end);
        }

        foreach (var document in record.Documents.Where(d => scope.Happened(d.SignedAt) is not null))
        {
            tally.Count(record.Place.By(document.AuthorId), false);
        }
    }
}
