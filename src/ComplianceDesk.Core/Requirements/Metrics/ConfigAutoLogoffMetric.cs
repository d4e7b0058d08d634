using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Systems with automatic logoff at or under the site's limit.</summary>
public sealed class ConfigAutoLogoffMetric : SystemSettingMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "config-auto-logoff",
        Title = "Automatic logoff set",
        Population = "systems of the settings feed",
        Counted = "systems that report auto-logoff-minutes",
        Good = "set, and at or under the limit",
        Limit = 15,
        LimitUnit = "minutes",
        Basis = ThresholdBasis.Policy,
        Feeds = ["system_settings"],
    };

    protected override string Setting => "auto-logoff-minutes";

    protected override string Expected(MetricTally tally) => $"1 to {Text.Of((double)tally.Limit, "minutes")}";

    protected override bool Holds(string value, MetricTally tally) => decimal.TryParse(value, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var minutes) && minutes > 0 && minutes <= tally.Limit;
}
