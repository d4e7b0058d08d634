using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Privileged accounts among the active ones. No rule gives a share: the list is for recertification, the share for the trend.</summary>
public sealed class PrivilegedAccountRatioMetric : Metric, IMeasures<AccountEvidence>, IMeasures<PrivilegeChangeEvidence>
{
    private readonly List<AccountEvidence> active = [];
    private readonly Dictionary<string, DateOnly> lastChange = new(StringComparer.Ordinal);

    public override MetricInfo Info { get; } = new()
    {
        Id = "privileged-account-ratio",
        Title = "Privileged accounts few",
        Population = "accounts of the workforce feed",
        Counted = "active accounts listed",
        Good = "not privileged: the role is none of those that the site calls privileged, and the account changed no rights in the log within the limit",
        Least = 0.9m,
        Limit = 90,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses", "workforce"],
        Leaves = "Rights that were given and never used do not show in the log, and a trend is explained by a person.",
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (account.IsActive)
        {
            active.Add(account);
        }
        else if (account.Listed)
        {
            tally.Leave();
        }
    }

    public void Test(PrivilegeChangeEvidence changes, MetricTally tally)
    {
        if (changes.Day > lastChange.GetValueOrDefault(changes.UserId))
        {
            lastChange[changes.UserId] = changes.Day;
        }
    }

    public override void Finish(MetricTally tally)
    {
        if (lastChange.Count == 0 && active.All(account => account.PrivilegedRole is null))
        {
            tally.NoData("The site has named no privileged role, and the log holds no change of an account, a role or a permission.");
            return;
        }

        foreach (var account in active)
        {
            var changed = lastChange.TryGetValue(account.UserId, out var on) && on.AddDays(tally.LimitDays) >= tally.Today;
            tally.Expect(
                !changed && account.PrivilegedRole is not true, "workforce", account.UserId,
                changed ? $"changed rights on {Text.Of(on)}" : $"role {account.Role}", "an account without privileged rights, or one whose rights are recertified");
        }
    }
}
