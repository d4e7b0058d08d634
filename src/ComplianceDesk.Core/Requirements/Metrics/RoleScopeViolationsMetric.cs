using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Accounts that opened parts of the record beyond what their role opens, without anybody having decided it.</summary>
public sealed class RoleScopeViolationsMetric : Metric, IMeasures<AccountEvidence>, IMeasures<ExplanationEvidence>, IMeasures<FindingEvidence>
{
    /// <summary>The rule whose findings are read.</summary>
    public const string Rule = "unusual-parts";

    // The rule asks for two others of the role at least.
    private const int People = 3;

    private readonly List<AccountEvidence> listed = [];
    private readonly HashSet<string> judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Open, int Waiting)> findings = new(StringComparer.Ordinal);

    public override MetricInfo Info { get; } = new()
    {
        Id = "role-scope-violations",
        Title = "Access within the role",
        Population = "listed accounts whose accesses were judged",
        Counted = "those whose role at least two other such accounts hold, without a finding that still waits within the limit",
        Good = "no finding of parts of the record beyond the role that is undecided past the limit",
        Limit = 30,
        LimitUnit = "days from detection",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses", "workforce"],
        Leaves = "No matrix of roles and categories of data is declared: what others of the role open stands for it. Single accesses and sessions in which something was written are not held against it.",
    };

    public void Test(AccountEvidence account, MetricTally tally)
    {
        if (account.Listed)
        {
            listed.Add(account);
        }
    }

    public void Test(ExplanationEvidence account, MetricTally tally) => judged.Add(account.UserId);

    public void Test(FindingEvidence finding, MetricTally tally)
    {
        if (finding.DecidedAt is null && finding.Rules.Contains(Rule))
        {
            var (open, waiting) = findings.GetValueOrDefault(finding.UserId);
            findings[finding.UserId] = finding.DetectedAt.AddDays((double)tally.Limit) < tally.Scope.AsOf ? (open + 1, waiting) : (open, waiting + 1);
        }
    }

    public override void Finish(MetricTally tally)
    {
        var roles = listed.Where(account => judged.Contains(account.UserId) && account.Role is not null).ToLookup(account => account.Role!);
        foreach (var role in roles)
        {
            foreach (var account in role)
            {
                var (open, waiting) = findings.GetValueOrDefault(account.UserId);
                if (role.Count() < People || (open == 0 && waiting > 0))
                {
                    tally.Leave();
                    continue;
                }

                tally.Expect(open == 0, "workforce", account.UserId, $"{Text.Of(open)} undecided of role {role.Key}", "every such finding decided in time");
            }
        }

        tally.NoDataWhenNothingCounted("No judged account has a role that two others share.");
    }
}
