using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Accounts that seem to be used by more than one person, decided in time.</summary>
public sealed class SharedAccountIndicatorMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "shared-account-indicator",
        Title = "Signs of a shared account reviewed",
        Population = "findings of these rules that no later feed explained",
        Counted = "findings decided, and undecided ones older than the limit",
        Good = "decided by a person within the limit",
        Limit = 30,
        LimitUnit = "days from detection",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "Overlapping sessions of one account on two devices are not counted one by one.",
    };

    public override IReadOnlyList<string>? Rules => ["account-takeover"];
}
