using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Age of the newest statement about the risk analysis.</summary>
public sealed class RiskAnalysisAgeMetric : StatementAgeMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "risk-analysis-age",
        Title = "Risk analysis recent",
        Population = "statements on file",
        Counted = "the newest statement about it",
        Good = "not older than the limit",
        Limit = 365,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = [],
        Leaves = "Whether every feeding system is in scope is not shown.",
        Stated = true,
    };

    protected override IReadOnlyList<string> Requirements => ["sec-308-a-1-ii-a"];
}
