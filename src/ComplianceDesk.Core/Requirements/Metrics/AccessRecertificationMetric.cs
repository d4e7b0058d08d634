using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Active accounts that stood in a recertification list signed off within the cycle.</summary>
public sealed class AccessRecertificationMetric : Metric, IMeasures<AccountEvidence>, IMeasures<SignedReportEvidence>
{
    private readonly List<AccountEvidence> accounts = [];
    private readonly List<SignedReportEvidence> lists = [];

    public override MetricInfo Info { get; } = new()
    {
        Id = "access-recertification",
        Title = "Access recertified",
        Population = "active accounts of the workforce feed",
        Counted = "those whose hire date is longer ago than the cycle, or not given",
        Good = "listed, for the account's department or for all, in an access recertification report that a second person signed off within the cycle",
        Limit = 365,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = ["workforce"],
        Leaves = "What the manager decided of each account is on the signed list, not in data; the shorter cycle of privileged accounts is not told apart.",
        Stated = true,
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (account.IsActive)
        {
            accounts.Add(account);
        }
    }

    public void Test(SignedReportEvidence report, MetricTally tally)
    {
        if (report.Name == "access-recertification")
        {
            lists.Add(report);
        }
    }

    public override void Finish(MetricTally tally)
    {
        if (lists.Count == 0)
        {
            tally.NoData("No access recertification report was signed off on the desk.");
            return;
        }

        foreach (var account in accounts)
        {
            if (account.HiredOn?.AddDays(tally.LimitDays) >= tally.Today)
            {
                tally.Leave();
                continue;
            }

            var last = lists.Where(l => l.Department is null || l.Department == account.DepartmentId).Select(l => (DateOnly?)l.SignedOn).Max();
            tally.Expect(
                last?.AddDays(tally.LimitDays) >= tally.Today, "workforce", account.UserId, last is { } on ? $"last signed off on {Text.Of(on)}" : null,
                $"a list with this account, signed off in the last {Text.Of(tally.LimitDays, "days")}");
        }
    }
}
