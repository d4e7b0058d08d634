namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Delinquent records against average monthly discharges.</summary>
public sealed class DelinquentChartsMeasure : HimMeasure, IMeasures<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "delinquent-charts",
        Title = "Delinquency rate",
        Group = MeasureGroup.ChartCompletion,
        Numerator = "inpatient records incomplete now, more than {limit} calendar days after the day of discharge",
        Denominator = "average monthly discharges: inpatient discharges of the latest 365 days over 12",
        Formula = "Numerator over denominator, times 100; may exceed 100 %. A store that reaches back less than 365 days is averaged over the months it covers. Backlog: the numerator, with ages.",
        IsFlow = true,
        Limit = ChartDeficiency.Days,
        LimitUnit = "days after discharge",
        LimitBasis = MeasureBasis.Law,
        Target = 50,
        HigherIsBetter = false,
        Citation = "42 CFR 482.24(c)(4)(viii) sets the 30 days and allows no rate. 50 % of average monthly discharges: an accreditor's older threshold, kept as policy; set your own",
        Feeds = ["encounters", "documents"],
    };

    /// <inheritdoc/>
    public void Take(Chart record, MeasureTally tally)
    {
        var scope = tally.Scope;
        if (record.DischargedAt(scope) is not { } end)
        {
            return;
        }

        tally.Flow(record.Place, end, 1, 365, 12);
        if (record.IsDocumented(scope) && scope.DaysBetween(end, scope.AsOf) > TimeAllowed(scope) && ChartDeficiency.Of(record, scope).Count > 0)
        {
            tally.Stock(record.Place, 1);
            tally.Wait(record.Place, end);
        }
    }
}
