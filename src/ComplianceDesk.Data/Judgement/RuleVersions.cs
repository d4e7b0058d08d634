using System.Globalization;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Data.Judgement;

/// <summary>The versions of a rule that a finding owes to it: the one under which it first fired, and the one by which it was last judged.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Found">The version by which it was found; null when that was before versions were kept.</param>
/// <param name="Judged">The version by which it was last judged.</param>
public sealed record RuleVersions(string Rule, int? Found, int Judged)
{
    /// <summary>In words: <c>found by version 3, judged again with version 4</c>.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture,
        $"{(Found is { } found ? $"found by version {found}" : "found before versions were kept")}{(Found == Judged ? "" : $", judged again with version {Judged}")}");

    /// <summary>Those of a finding's rules in one line: <c>vip: found by version 3; same-surname: found by version 1</c>. Rules that give it no weight any more are left out.</summary>
    public static string Words(IEnumerable<string> rules, IReadOnlyList<RuleVersions> versions) =>
        string.Join("; ", rules.Select(rule => versions.FirstOrDefault(v => v.Rule == rule)).OfType<RuleVersions>().Select(v => $"{v.Rule}: {v.Text}"));

    /// <summary>Reads what a finding's row keeps: <c>vip:3:4;same-surname:1:1</c>.</summary>
    public static IReadOnlyList<RuleVersions> Parse(string text) =>
    [
        .. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(':'))
            .Select(p => new RuleVersions(p[0], p[1].Length == 0 ? null : int.Parse(p[1], CultureInfo.InvariantCulture), int.Parse(p[2], CultureInfo.InvariantCulture))),
    ];

    /// <summary>What a row keeps once its rules were judged. A rule that gives no weight any more keeps its place: should it fire again, it was found before.</summary>
    /// <param name="before">What the row kept.</param>
    /// <param name="rulesBefore">The row's rules as they were: one of them without a version is older than versions are kept.</param>
    /// <param name="judged">The rules that give the finding weight now, by the version in force.</param>
    public static string After(string before, IReadOnlyCollection<string> rulesBefore, IEnumerable<(string Rule, int Version)> judged)
    {
        var kept = Parse(before).ToList();
        foreach (var (rule, version) in judged)
        {
            var at = kept.FindIndex(v => v.Rule == rule);
            if (at < 0)
            {
                kept.Add(new(rule, rulesBefore.Contains(rule) ? null : version, version));
            }
            else
            {
                kept[at] = kept[at] with { Judged = version };
            }
        }
        return string.Join(';', kept.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Rule}:{v.Found}:{v.Judged}")));
    }

    /// <summary>The version in force of each rule that has one; reasons turned into flags have none.</summary>
    internal static IEnumerable<(string Rule, int Version)> InForce(IEnumerable<string> rules) =>
        rules.Select(RuleCatalog.Find).OfType<Rule>().Select(r => (r.Info.Id, r.Info.Version));
}
