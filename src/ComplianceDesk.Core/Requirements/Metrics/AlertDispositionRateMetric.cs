using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Findings that were decided in time.</summary>
public sealed class AlertDispositionRateMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "alert-disposition-rate",
        Title = "Findings decided in time",
        Population = "findings of these rules that no later feed explained",
        Counted = "decided findings, and undecided ones older than the limit",
        Good = "decided by a person within the limit",
        Limit = 30,
        LimitUnit = "days from detection",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
    };

    public override IReadOnlyList<string>? Rules => null;
}
