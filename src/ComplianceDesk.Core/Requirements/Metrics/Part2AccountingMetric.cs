using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Requests for an accounting by patients with records marked under 42 CFR Part 2.</summary>
public sealed class Part2AccountingMetric : TurnaroundMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "part2-accounting",
        Title = "Part 2 accounting requests answered in time",
        Population = "part 2 accounting requests",
        Counted = "requests answered, and unanswered ones past their last day",
        Good = "answered within 60 days, or 90 when an extension was told within the first 60",
        Basis = ThresholdBasis.Law,
        Feeds = ["requests", "patients"],
    };

    protected override int Days => 60;

    protected override bool Means(Evidence.RequestEvidence request) => request.Kind == "accounting" && request.Part2;
}
