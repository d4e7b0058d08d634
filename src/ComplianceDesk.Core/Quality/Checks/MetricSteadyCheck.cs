using System.Globalization;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-22: no figure leaves its habit.</summary>
public sealed class MetricSteadyCheck : Check, IChecks<MetricRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "metric-steady",
        Code = "PLS-22",
        Version = 2,
        Title = "Figures of this run are in their habit",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "The failing share of each measured check, the figure of each measure, each score and each dimension lie within the median of their eight latest "
            + "earlier runs plus or minus four median absolute deviations. Half the width of the band is at least 0.1 percentage points, days or points.",
        Eligible = "checks, measures, scores and dimensions with a figure in this run and in eight earlier ones",
        Failing = "those whose figure left its band, up or down",
        Feeds = [ImportRecord.FeedName],
        MaxFailing = null,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "Anomaly detection of Deequ and Elementary; listed and never scored",
        Remedy =
            "Look at what was imported since the last run: a sudden change is more often a changed extract than a changed hospital.",
    };

    /// <summary>Half the width of the band is at least this: one row in a thousand is no news.</summary>
    private const double LeastSpread = 0.1;

    /// <inheritdoc/>
    public void Test(MetricRecord metric, Tally tally)
    {
        if (Drift.Of(metric.Before, LeastSpread) is { } band)
        {
            tally.Expect(
                !band.Leaves(metric.Value), metric, Text(metric.Value, metric), $"{Text(Math.Max(band.Low, 0), metric)} to {Text(band.High, metric)}, median {Text(band.Median, metric)}", "value");
        }
    }

    private static string Text(double value, MetricRecord metric) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {metric.Unit}");
}
