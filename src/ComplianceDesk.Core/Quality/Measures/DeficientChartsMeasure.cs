namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Discharged records with an open deficiency, of those discharged.</summary>
public sealed class DeficientChartsMeasure : HimMeasure, IMeasures<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "deficient-charts",
        Title = "Deficiency rate",
        Group = MeasureGroup.ChartCompletion,
        Numerator = "of these, records with at least one document missing, not written or not signed now",
        Denominator = "inpatient stays discharged in the latest 365 days",
        Formula = "Numerator over denominator, times 100. Backlog: deficient records however old, by days since discharge (0–7, 8–15, 16–29, 30 and more).",
        HigherIsBetter = false,
        Citation = "42 CFR 482.24(c)(1), (c)(4); practice of record departments. No law or standard sets a rate",
        Feeds = ["encounters", "documents"],
    };

    /// <inheritdoc/>
    public void Take(Chart record, MeasureTally tally)
    {
        var scope = tally.Scope;
        if (record.DischargedAt(scope) is not { } end || !record.IsDocumented(scope))
        {
            return;
        }

        var deficient = ChartDeficiency.Of(record, scope).Count > 0;
        if (scope.Within(end, MeasureScope.Window))
        {
            tally.Count(record.Place, deficient);
        }

        if (deficient)
        {
            tally.Wait(record.Place, end);
        }
    }
}
