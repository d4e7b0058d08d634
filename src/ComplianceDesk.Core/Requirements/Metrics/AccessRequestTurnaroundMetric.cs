using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Requests of individuals for access, answered in time (45 CFR 164.524(b)(2)).</summary>
public sealed class AccessRequestTurnaroundMetric : TurnaroundMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "access-request-turnaround",
        Title = "Access requests answered in time",
        Population = "access requests",
        Counted = "requests answered, and unanswered ones past their last day",
        Good = "answered within 30 days, or 60 when an extension was told within the first 30",
        Basis = ThresholdBasis.Law,
        Feeds = ["requests"],
    };

    protected override int Days => 30;

    protected override bool Means(Evidence.RequestEvidence request) => request.Kind == "access";
}
