using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Accounts called active whose owner has left.</summary>
public sealed class OrphanActiveAccountsMetric : ActiveAccountMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "orphan-active-accounts",
        Title = "No active account of a leaver",
        Population = "accounts of the workforce feed",
        Counted = "accounts that the workforce feed calls active",
        Good = "no termination date has passed",
        Basis = ThresholdBasis.Policy,
        Feeds = ["workforce"],
    };

    protected override void Ask(AccountEvidence account, MetricTally tally) =>
        tally.Expect(account.TerminatedOn is null || account.TerminatedOn >= tally.Today, "workforce", account.UserId, account.TerminatedOn is { } on ? $"active, terminated on {Text.Of(on)}" : null, "an owner who has not left");
}
