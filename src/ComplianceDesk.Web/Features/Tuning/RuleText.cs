using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Web.Components;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>The words in which pages say what a rule needs, looks at and is tested by.</summary>
public static class RuleText
{
    /// <summary>What is counted as held back, and why it may be, for figures and tables.</summary>
    public static string HeldBack { get; } =
        $"What the rule saw in judged weeks that was enough for a finding ({RiskScore.Threshold} points, alone or with other rules) before anything was taken away, and that stands in none: too few points were left, none were left, or the allow-list leaves it out. Points are taken away for what is usual in ordinary care or in the user's role, and where little can be explained. Counted once a week for each user and patient, or stretch of one user's behavior. What a rule's own limits keep it from seeing is not counted; a replay shows what other limits would find.";

    /// <summary>Where a rule's page says week by week what is held back.</summary>
    public static string WeeksHref(string rule) => $"{RulesPageModel.Path}/{rule}#{Slug.Of("panel", WeeksTitle)}";

    /// <summary>The title of that part of the page.</summary>
    public const string WeeksTitle = "Held back, by week";

    /// <summary>Feeds and columns needed: <c>encounters or appointments; workforce</c>.</summary>
    public static string Needs(IReadOnlyList<string> needs) => string.Join("; ", needs.Select(n => n.Replace("|", " or ", StringComparison.Ordinal)));

    /// <summary>What a rule looks at.</summary>
    public static string Looks(Rule rule) => rule switch
    {
        PairRule { IsSupporting: true } => "One user and one patient; supports a finding, never makes one",
        PairRule => "One user and one patient",
        EpisodeRule => "One user over a stretch of time",
        _ => "A finding's circumstances; strengthens it, never makes one",
    };

    /// <summary>The class of tests that holds a rule to its definition.</summary>
    public static string Tests(Rule rule) => $"{rule.GetType().Name}Tests";

    /// <summary>The class of tests that holds an explanation to its definition; its id is its name in kebab case.</summary>
    public static string Tests(ExplanationInfo explanation) =>
        string.Concat(explanation.Id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "ExplanationTests";
}
