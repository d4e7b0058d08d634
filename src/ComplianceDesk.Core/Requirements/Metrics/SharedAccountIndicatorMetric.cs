namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Accounts that seem to be used by more than one person, decided in time.</summary>
public sealed class SharedAccountIndicatorMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = Reviewed("shared-account-indicator", "Signs of a shared account reviewed", "Overlapping sessions of one account on two devices are not counted one by one.");

    public override IReadOnlyList<string>? Rules => ["account-takeover"];
}
