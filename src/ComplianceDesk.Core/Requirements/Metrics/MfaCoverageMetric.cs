using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Active accounts with multi-factor authentication.</summary>
public sealed class MfaCoverageMetric : ActiveAccountMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "mfa-coverage",
        Title = "Multi-factor authentication",
        Population = "accounts of the workforce feed",
        Counted = "active accounts",
        Good = "multi-factor authentication is on",
        Basis = ThresholdBasis.Policy,
        Feeds = ["workforce"],
    };

    protected override void Given(AccountEvidence account, MetricTally tally) => tally.Column("mfa", account.Mfa is not null);

    protected override void Ask(AccountEvidence account, MetricTally tally) =>
        tally.Expect(account.Mfa == true, "workforce", account.UserId, account.Mfa is null ? null : "off", "multi-factor authentication on");
}
