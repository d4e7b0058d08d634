using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Requests for amendment, answered in time (45 CFR 164.526(b)(2)).</summary>
public sealed class AmendmentTurnaroundMetric : TurnaroundMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "amendment-turnaround",
        Title = "Amendment requests answered in time",
        Population = "amendment requests",
        Counted = "requests answered, and unanswered ones past their last day",
        Good = "answered within 60 days, or 90 when an extension was told within the first 60",
        Basis = ThresholdBasis.Law,
        Feeds = ["requests"],
    };

    protected override int Days => 60;

    protected override bool Means(Evidence.RequestEvidence request) => request.Kind == "amendment";
}
