using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Bursts of failed sign-ins that were decided in time.</summary>
public sealed class LoginFailureBurstsMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "login-failure-bursts",
        Title = "Bursts of failed sign-ins reviewed",
        Population = "findings of these rules that no later feed explained",
        Counted = "bursts decided, and undecided ones older than the limit",
        Good = "decided by a person within the limit",
        Limit = 30,
        LimitUnit = "days from detection",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
    };

    public override IReadOnlyList<string>? Rules => ["failed-logins"];
}
