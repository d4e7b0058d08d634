using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Systems whose last successful backup is recent.</summary>
public sealed class BackupSuccessMetric : SystemSettingMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "backup-success",
        Title = "Backups recent",
        Population = "systems of the settings feed",
        Counted = "systems that report backup-last-success",
        Good = "within the limit",
        Limit = 2,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = ["system_settings"],
        Leaves = "Restores do not stand in the feed.",
    };

    protected override string Setting => "backup-last-success";

    protected override string Expected(MetricTally tally) => $"a backup in the last {Text.Of(tally.LimitDays, "days")}";

    protected override bool Holds(string value, MetricTally tally) => DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) && at.UtcDateTime.AddDays((double)tally.Limit) >= tally.Scope.AsOf;
}
