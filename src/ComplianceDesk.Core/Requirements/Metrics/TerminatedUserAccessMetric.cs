using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Use of accounts after the day of termination. The rule asks for procedures that end access (45 CFR 164.308(a)(3)(ii)(C)) and gives no limit: none at all is policy.</summary>
public sealed class TerminatedUserAccessMetric : Metric, IMeasures<AccountEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "terminated-user-access",
        Version = 2,
        Title = "Accounts of leavers unused",
        Population = "accounts of the workforce feed",
        Counted = "accounts whose termination date has passed",
        Good = "no event after that day",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses", "workforce"],
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (!account.Listed)
        {
            return;
        }

        if (account.TerminatedOn is not { } on || on >= tally.Today)
        {
            tally.Leave();
            return;
        }

        tally.Expect(!account.UsedAfterTermination, "workforce", account.UserId, $"used after {Text.Of(on)}", "no event after the day of termination");
    }
}
