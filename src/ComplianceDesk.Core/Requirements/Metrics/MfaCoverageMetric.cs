using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Active accounts with multi-factor authentication.</summary>
public sealed class MfaCoverageMetric : Metric, IMeasures<AccountEvidence>
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

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (!account.Listed)
        {
            return;
        }

        tally.Column("mfa", account.Mfa is not null);
        if (!account.IsActive)
        {
            tally.Leave();
            return;
        }

        tally.Expect(account.Mfa == true, "workforce", account.UserId, account.Mfa is null ? null : "off", "multi-factor authentication on");
    }
}
