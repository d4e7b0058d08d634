using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Systems with encryption in transit.</summary>
public sealed class ConfigEncryptionTransitMetric : SystemSettingMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "config-encryption-transit",
        Title = "Encryption in transit",
        Population = "systems of the settings feed",
        Counted = "systems that report encryption-in-transit",
        Good = "enabled",
        Basis = ThresholdBasis.Policy,
        Feeds = ["system_settings"],
        Leaves = "Whether every interface is among the systems of the feed is not shown.",
    };

    protected override string Setting => "encryption-in-transit";

    protected override string Expected(MetricTally tally) => "enabled";

    protected override bool Holds(string value, MetricTally tally) => Evidence.SystemEvidence.IsOn(value);
}
