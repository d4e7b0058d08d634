using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// An explanation that policy has turned into a circumstance to look at (<see cref="ExplanationMode.Flag"/>), asked like a rule:
/// a session that nothing else explains and for which it holds carries its whole weight under the explanation's own id, however many there are.
/// </summary>
/// <param name="explanation">What is flagged.</param>
internal sealed class FlaggedReason(ExplanationInfo explanation) : PairRule
{
    /// <summary>As an enterprise list: the organisation has decided to look at it. Published in docs/rules/explanations.md.</summary>
    internal const int Weight = 50;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = explanation.Id,
        Version = 1,
        Title = $"Flagged by policy: {explanation.Title}",
        Severity = RuleSeverity.Low,
        Citation = "45 CFR 164.308(a)(1)(ii)(D)",
        Definition = $"An access for which nothing else speaks than what policy has looked at: {explanation.Title}.",
        Needs = explanation.Needs,
        Thresholds = [],
        InnocentCauses = ["the ordinary work that the explanation stands for where policy lets it explain"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.None;

    /// <summary>The explanations that a policy flags.</summary>
    public static IEnumerable<FlaggedReason> Of(JudgementPolicy policy) =>
        ExplanationCatalog.All.Where(e => policy.ModeOf(e) == ExplanationMode.Flag).Select(e => new FlaggedReason(e));

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var held = 0;
        foreach (var session in pair.Sessions)
        {
            held += pair.Accesses.IsFlagged(Info.Id, session) ? 1 : 0;
        }

        return held == 0 ? Match.None : new(Weight, Detail: held);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"On {match.Detail} of {Counted.Of(pair.Sessions.Length, "day")} all that speaks for the access is what policy has looked at: {explanation.Title}.");
}
