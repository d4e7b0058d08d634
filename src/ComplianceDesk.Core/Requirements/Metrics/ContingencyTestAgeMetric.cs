using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Age of the newest statement about the test of the contingency plan.</summary>
public sealed class ContingencyTestAgeMetric : StatementAgeMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "contingency-test-age",
        Title = "Contingency plan tested",
        Population = "statements on file",
        Counted = "the newest statement about it",
        Good = "not older than the limit",
        Limit = 365,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = [],
        Stated = true,
    };

    protected override IReadOnlyList<string> Requirements => ["sec-308-a-7-ii-d", "sec-308-a-7-i"];
}
