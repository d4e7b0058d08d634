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

    /// <summary>Reads everything again.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        Policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        Yields = await query.RunAsync(cancellationToken);
    }

    /// <summary>What a rule has yielded.</summary>
    public RuleYield YieldOf(string rule) => Yields?.Rules.GetValueOrDefault(rule) ?? RuleYield.None;

    /// <summary>Whether a rule ran in the latest judgement, in words.</summary>
    public string StateOf(RuleInfo rule) => State(Policy, Yields, rule);

    /// <summary>Whether a rule ran in the latest judgement, in words.</summary>
    public static string State(JudgementPolicy policy, RuleYields? yields, RuleInfo rule) =>
        policy.RulesOff.Contains(rule.Id) ? "switched off"
        : yields?.Runs.GetValueOrDefault(rule.Id) is not { } run ? "not judged yet"
        : run.NotRun ?? "ran";
}
