using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Age of the newest statement about the evaluation.</summary>
public sealed class EvaluationAgeMetric : StatementAgeMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "evaluation-age",
        Title = "Evaluation recent",
        Population = "statements on file",
        Counted = "the newest statement about it",
        Good = "not older than the limit",
        Limit = 365,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = [],
        Stated = true,
    };

    protected override IReadOnlyList<string> Requirements => ["sec-308-a-8"];
}
