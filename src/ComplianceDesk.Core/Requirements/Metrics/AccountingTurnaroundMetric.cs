using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Requests for an accounting of disclosures, answered in time (45 CFR 164.528(c)(1)).</summary>
public sealed class AccountingTurnaroundMetric : TurnaroundMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "accounting-turnaround",
        Title = "Accounting requests answered in time",
        Population = "accounting requests",
        Counted = "requests answered, and unanswered ones past their last day",
        Good = "answered within 60 days, or 90 when an extension was told within the first 60",
        Basis = ThresholdBasis.Law,
        Feeds = ["requests"],
    };

    protected override int Days => 60;

    protected override bool Means(Evidence.RequestEvidence request) => request.Kind == "accounting";
}
