namespace ComplianceDesk.Web.Features.Findings;

/// <summary>The words for a rule's id.</summary>
public static class RuleTitles
{
    /// <summary>The rule's title; its id in words when the rule is no longer there, for old findings outlive rules.</summary>
    public static string Of(string rule) => string.Concat(char.ToUpperInvariant(rule[0]), rule[1..].Replace('-', ' '));
}
