using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>Whether a rule ran.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Version">The rule's version.</param>
/// <param name="NotRun">Null when it ran, else why not.</param>
/// <param name="Findings">Findings it gave weight to.</param>
/// <param name="HeldBack">What it saw that was enough for a finding and stands in none.</param>
public sealed record RuleRun(string Id, int Version, string? NotRun, int Findings, HeldBack HeldBack = default);

/// <summary>What judging an epoch gave: findings in the order of their keys, what each rule did, and what later epochs learn from it.</summary>
public sealed class Judgement
{
    private Judgement(ExplainedAccesses accesses, IReadOnlyList<Finding> findings, IReadOnlyList<RuleRun> rules, Learned learned)
    {
        Accesses = accesses;
        Findings = findings;
        Rules = rules;
        Learned = learned;
    }

    /// <summary>The accesses with the reasons that were judged by.</summary>
    public ExplainedAccesses Accesses { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<RuleRun> Rules { get; }

    /// <summary>What the epoch leaves to later ones.</summary>
    public Learned Learned { get; }

    /// <summary>
    /// Puts every rule that has its feeds to the accesses. Where an access that is found had taught an explanation by which another has its reason, the reasons are looked for
    /// without it and the rules are asked again: what is found grows, so that it comes to an end.
    /// </summary>
    public static Judgement Of(ExplainedAccesses accesses)
    {
        while (true)
        {
            var (findings, rules) = Ask(accesses);
            var taught = accesses.Without(findings);
            if (taught.HasReasonsOf(accesses))
            {
                return new(accesses, findings, rules, EpochCounts.Learned(accesses, taught, findings));
            }

            accesses = taught;
        }
    }

    private static (List<Finding> Findings, IReadOnlyList<RuleRun> Rules) Ask(ExplainedAccesses accesses)
    {
        IReadOnlyList<Rule> asked = [.. RuleCatalog.All, .. FlaggedReason.Of(accesses.Policy)];
        var lacking = asked.ToDictionary(r => r.Info.Id, r => accesses.Policy.RulesOff.Contains(r.Info.Id) ? "not run: switched off by policy" : r.Lacks(accesses), StringComparer.Ordinal);
        var pairRules = asked.OfType<PairRule>().Where(r => lacking[r.Info.Id] is null).ToArray();
        var episodeRules = asked.OfType<EpisodeRule>().Where(r => lacking[r.Info.Id] is null).ToArray();
        var rates = new BaseRates(accesses, pairRules);
        var inPairs = new PairFindings(accesses, pairRules, rates);
        var circumstances = RuleCatalog.All.OfType<CircumstanceRule>().Where(r => lacking[r.Info.Id] is null).ToArray();
        var held = new HeldBackTally();
        var pairs = inPairs.Seen();
        var episodes = EpisodeFindings.Seen(accesses, episodeRules, rates, held);
        var roles = new RoleRates(accesses, [.. inPairs.Found(pairs), .. episodes.Where(e => e.Episode.YieldsToRole && e.Episode.Weight > 0).Select(e => (e.Episode.User, e.Rule))]);
        List<Finding> findings = [.. Serials.Gather(Rushes.Gather(inPairs.Of(pairs, roles, held), accesses), accesses).Concat(EpisodeFindings.Of(accesses, episodes, roles, held)).Select(f => Strengthen(accesses, f, circumstances))];
        findings.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        var counts = findings.SelectMany(f => f.Rules).CountBy(r => r, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return (findings, [.. asked.Select(r => new RuleRun(r.Info.Id, r.Info.Version, lacking[r.Info.Id], counts.GetValueOrDefault(r.Info.Id), held[r.Info.Id]))]);
    }

    private static Finding Strengthen(ExplainedAccesses accesses, Finding finding, CircumstanceRule[] circumstances)
    {
        List<Signal> added = [];
        foreach (var rule in circumstances)
        {
            if (rule.Test(accesses, finding.User, finding.Rows) is { Weight: > 0 } match)
            {
                added.Add(new(rule.Info.Id, match.Weight, rule.Describe(match)));
            }
        }

        if (added.Count == 0)
        {
            return finding;
        }

        List<Signal> signals = [.. finding.Signals.Concat(added).OrderByDescending(s => s.Weight).ThenBy(s => s.Rule, StringComparer.Ordinal)];
        var score = RiskScore.Total(signals);
        return finding with { Score = score, Severity = RiskScore.Severity(score), Signals = signals };
    }
}
