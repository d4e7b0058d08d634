using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>The words in which pages say what a rule needs, looks at and is tested by.</summary>
public static class RuleText
{
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
