namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Bursts of failed sign-ins that were decided in time.</summary>
public sealed class LoginFailureBurstsMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = Reviewed("login-failure-bursts", "Bursts of failed sign-ins reviewed", what: "bursts");

    public override IReadOnlyList<string>? Rules => ["failed-logins"];
}
