using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Asks something of every active account that the workforce feed lists; the others are left out.</summary>
public abstract class ActiveAccountMetric : Metric, IMeasures<AccountEvidence>
{
    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (!account.Listed)
        {
            return;
        }

        Given(account, tally);
        if (account.IsActive)
        {
            Ask(account, tally);
        }
        else
        {
            tally.Leave();
        }
    }

    /// <summary>Notes whether the feed says at all what is asked, of an account that need not be active.</summary>
    protected virtual void Given(AccountEvidence account, MetricTally tally)
    {
    }

    /// <summary>Asks it of an active account.</summary>
    protected abstract void Ask(AccountEvidence account, MetricTally tally);
}
