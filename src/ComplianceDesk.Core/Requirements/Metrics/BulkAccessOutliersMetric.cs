using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Unusual volume of access that was decided in time.</summary>
public sealed class BulkAccessOutliersMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "bulk-access-outliers",
        Title = "Unusual volume reviewed",
        Population = "findings of these rules that no later feed explained",
        Counted = "findings decided, and undecided ones older than the limit",
        Good = "decided by a person within the limit",
        Limit = 30,
        LimitUnit = "days from detection",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
    };

    public override IReadOnlyList<string>? Rules => ["volume", "bulk-export", "record-rush", "enumeration", "browsing"];
}
