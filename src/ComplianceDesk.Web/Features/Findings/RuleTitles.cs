using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>The words for the ids of rules and explanations. Findings outlive rules: an id that is no longer there is shown as words.</summary>
public static class RuleTitles
{
    /// <summary>The title of a rule, or of an explanation that policy flags.</summary>
    public static string Of(string rule) => RuleCatalog.Find(rule)?.Info.Title ?? OfExplanation(rule);

    /// <summary>Titles of several rules, joined.</summary>
    public static string Of(IEnumerable<string> rules) => string.Join(" · ", rules.Select(Of));

    /// <summary>An explanation's title.</summary>
    public static string OfExplanation(string id) => ExplanationCatalog.Find(id)?.Title ?? Words(id);

    private static string Words(string id) => id.Length == 0 ? id : string.Concat(char.ToUpperInvariant(id[0]).ToString(), id[1..].Replace('-', ' '));
}
