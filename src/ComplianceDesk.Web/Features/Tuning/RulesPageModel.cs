using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>State of the page of all rules and explanations: how each is used and what it has yielded.</summary>
public sealed class RulesPageModel(DeskStore store, RuleYieldQuery query)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/rules";

    /// <summary>The policy in force.</summary>
    public JudgementPolicy Policy { get; private set; } = JudgementPolicy.Default;

    /// <summary>What rules and explanations have yielded; null before the store has answered.</summary>
    public RuleYields? Yields { get; private set; }

    /// <summary>The order of the rules.</summary>
    public RowSort<RuleSort> Sort { get; private set; }

    /// <summary>The rules in that order; equal ones by title.</summary>
    public IReadOnlyList<Rule> Rules
    {
        get
        {
            var rules = RuleCatalog.All.OrderBy(r => r.Info.Title, StringComparer.Ordinal);
            return Sort.Column == RuleSort.Rule ? [.. Sort.Descending ? rules.Reverse() : rules] : [.. Sort.Descending ? rules.OrderByDescending(Key) : rules.OrderBy(Key)];
        }
    }

    /// <summary>Reads everything again.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        Sort = RowSort.Parse<RuleSort>(System.Web.HttpUtility.ParseQueryString(queryString)["sort"]) ?? default;
        Policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        Yields = await query.RunAsync(cancellationToken);
    }

    private double Key(Rule rule)
    {
        var y = YieldOf(rule.Info.Id);
        return Sort.Column switch
        {
            RuleSort.Severity => (int)rule.Info.Severity,
            RuleSort.Findings => y.Findings,
            RuleSort.Open => y.Open,
            RuleSort.ExplainedAway => y.ExplainedAway,
            RuleSort.Confirmed => y.Confirmed,
            RuleSort.FalsePositive => y.FalsePositives,
            _ => y.MedianMinutes ?? -1,
        };
    }

    /// <summary>What a rule has yielded.</summary>
    public RuleYield YieldOf(string rule) => Yields?.Rules.GetValueOrDefault(rule) ?? RuleYield.None;

    /// <summary>What a rule saw in judged weeks that stands in no finding.</summary>
    public HeldBack HeldBackOf(string rule) => Yields?.Runs.GetValueOrDefault(rule)?.HeldBack ?? default;

    /// <summary>Whether a rule ran in the latest judgement, in words.</summary>
    public string StateOf(RuleInfo rule) => State(Policy, Yields, rule);

    /// <summary>Whether a rule ran in the latest judgement, in words.</summary>
    public static string State(JudgementPolicy policy, RuleYields? yields, RuleInfo rule) =>
        policy.RulesOff.Contains(rule.Id) ? "switched off"
        : yields?.Runs.GetValueOrDefault(rule.Id) is not { } run ? "not judged yet"
        : run.NotRun ?? "ran";
}

/// <summary>The columns by which rules are ordered.</summary>
public enum RuleSort
{
    /// <summary>By title.</summary>
    Rule,
    Severity,
    Findings,
    Open,
    ExplainedAway,
    Confirmed,
    FalsePositive,
    Minutes,
}
