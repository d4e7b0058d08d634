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
        Title = "Figures of this run are in their habit",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "The failing share of each measured check lies within the median of earlier runs plus or minus four median absolute "
            + "deviations, from 8 runs of the last 60 on. Half the width of the band is at least 0.1 percentage points.",
        Eligible = "checks measured in this run and in 8 earlier ones or more",
        Failing = "checks whose failing share left its band, up or down",
        Feeds = [ImportRecord.FeedName],
        MaxFailing = null,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "Anomaly detection of Deequ and Elementary; listed and never scored",
        Remedy =
            "Look at what was imported since the last run: a sudden change is more often a changed extract than a changed hospital.",
    };

    /// <summary>Half the width of the band is at least this share: one row in a thousand is no news.</summary>
    private const double LeastSpread = 0.001;

    /// <inheritdoc/>
    public void Test(MetricRecord metric, Tally tally)
    {
        if (Drift.Of(metric.Before, LeastSpread) is { } band)
        {
            tally.Expect(
                !band.Leaves(metric.Value), metric, Percent(metric.Value), $"a failing share of {Percent(Math.Max(band.Low, 0))} to {Percent(Math.Min(band.High, 1))}", "failing");
        }
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");
}
