using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Systems with encryption at rest.</summary>
public sealed class ConfigEncryptionRestMetric : SystemSettingMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "config-encryption-rest",
        Title = "Encryption at rest",
        Population = "systems of the settings feed",
        Counted = "systems that report encryption-at-rest",
        Good = "enabled",
        Basis = ThresholdBasis.Policy,
        Feeds = ["system_settings"],
        Leaves = "Whether every store and device is among the systems of the feed is not shown.",
    };

    protected override string Setting => "encryption-at-rest";

    protected override string Expected(MetricTally tally) => "enabled";

    protected override bool Holds(string value, MetricTally tally) => Evidence.SystemEvidence.IsOn(value);
}
