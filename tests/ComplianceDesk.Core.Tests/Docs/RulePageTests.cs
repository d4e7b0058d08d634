using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Docs;

/// <summary>docs/rules: a page for each rule, an index of them, the explanations, and a folder of incidents for each.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Rules => [.. RuleCatalog.All.Select(rule => rule.Info.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Matches_TheRule(string id) => GeneratedPage.Check($"docs/rules/{id}.md", Header(RuleCatalog.Find(id)!), 200);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Says_WhyExampleLimitsAndSources(string id)
    {
        var body = GeneratedPage.Body(File.ReadAllText(Repository.Path($"docs/rules/{id}.md")).ReplaceLineEndings("\n"));
        var parts = body.Split("\n## ").Select(part => part.TrimStart('#', ' ').Split('\n', 2)).ToDictionary(part => part[0], part => part.Length > 1 ? part[1].Trim() : "");
        Assert.Equal(["Why it matters", "Example", "What it leaves alone, and its limits", "Sources"], parts.Keys.Take(4));
        Assert.All(parts.Values, text => Assert.True(text.Length >= 20, $"{id}: \u201c{text}\u201d says too little."));
        Assert.Contains($"seed-data/incidents/{id}", parts["Example"], StringComparison.Ordinal);
        Assert.NotEmpty(RuleCatalog.Find(id)!.Info.InnocentCauses);
    }

    /// <summary>The 34 scenarios of the field; volume against oneself and against peers is one line.</summary>
    [Fact]
    public void Names_TheRulesOfEveryScenarioAndEveryRule()
    {
        var lines = File.ReadAllLines(Repository.Path("docs/rules/README.md")).SkipWhile(l => !l.StartsWith("| scenario |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|')).ToList();
        Assert.Equal(33, lines.Count);
        var named = lines.Select(l => RuleCatalog.All.Select(r => r.Info.Id).Where(id => System.Text.RegularExpressions.Regex.IsMatch(l.Split('|')[2], $"(?<![\\w-]){id}(?![\\w-])")).ToList()).ToList();
        Assert.All(named, Assert.NotEmpty);
        Assert.Equal([], RuleCatalog.All.Select(r => r.Info.Id).Except(named.SelectMany(n => n)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Has_AnIncidentAndALookAlike(string id)
    {
        var accesses = File.ReadAllText(Repository.Path($"seed-data/incidents/{id}/accesses.csv"));
        Assert.Contains("\nincident-", accesses, StringComparison.Ordinal);
        Assert.Contains("\ninnocent-", accesses, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_EveryRule() => GeneratedPage.Check("docs/rules/README.md", Index(), 800);

    [Fact]
    public void Lists_EveryExplanation() => GeneratedPage.Check("docs/rules/explanations.md", Explanations(), 800);

    [Fact]
    public void Has_NoPageOfARuleThatDoesNotExist() =>
        Assert.Equal(
            RuleCatalog.All.Select(rule => rule.Info.Id).Concat(["README", "explanations"]).Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.Path("docs/rules"), "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Names_EveryRuleAfterItsClass() =>
        Assert.All(RuleCatalog.All, rule => Assert.Equal(rule.Info.Id, Kebab(rule.GetType().Name[..^"Rule".Length])));

    [Fact]
    public void Names_EveryExplanationAfterItsClass()
    {
        var types = typeof(ExplanationInfo).Assembly.GetTypes().Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(Explanation)) || t.IsSubclassOf(typeof(LearnedExplanation))));
        Assert.Equal(types.Select(t => Kebab(t.Name[..^"Explanation".Length])).Order(StringComparer.Ordinal), ExplanationCatalog.All.Select(e => e.Id).Order(StringComparer.Ordinal));
    }

    private static string Header(Rule rule)
    {
        var info = rule.Info;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {info.Title}\n\n{Definition(info.DefinitionIn(JudgementPolicy.Default))}\n| | |\n|---|---|\n");
        text.Append(CultureInfo.InvariantCulture, $"| Id | `{info.Id}`, version {info.Version} |\n| Looks at | {Looks(rule)} |\n| Severity | {info.Severity.ToString().ToLowerInvariant()} |\n| Evidence for | {info.Citation} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| Needs | {string.Join("; ", info.Needs.Select(n => string.Join(" or ", n.Split('|').Select(c => $"`{c}`"))))} |\n| Weighed by | {Weighed(rule)}{(info.YieldsToRole ? ", and how many others of the user's role would be found by it" : "")} |\n");
        foreach (var threshold in info.Thresholds)
        {
            text.Append(CultureInfo.InvariantCulture, $"| Threshold: {threshold.Name} | {threshold.QuantityIn(JudgementPolicy.Default)}{(threshold.IsEditable ? string.Create(CultureInfo.InvariantCulture, $" (may be set from {threshold.Least} to {threshold.Most})") : ", fixed")} |\n");
        }

        text.Append("\nKnown innocent causes:\n\n");
        foreach (var cause in info.InnocentCauses)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {cause}\n");
        }

        return text.ToString();
    }

    private static string Index()
    {
        var text = new StringBuilder("# Rules of access\n\n| rule | what it points to | severity | needs |\n|---|---|---|---|\n");
        foreach (var info in RuleCatalog.All.Select(rule => rule.Info))
        {
            text.Append(CultureInfo.InvariantCulture, $"| [{info.Id}]({info.Id}.md) | {info.Title} | {info.Severity.ToString().ToLowerInvariant()} | {string.Join("; ", info.Needs.Select(n => n.Replace("|", " or ", StringComparison.Ordinal)))} |\n");
        }

        return text.ToString();
    }

    private static string Explanations()
    {
        var text = new StringBuilder("# Explanations\n");
        foreach (var info in ExplanationCatalog.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {info.Title}\n\n`{info.Id}`, needs {string.Join("; ", info.Needs.Select(n => n.Replace("|", " or ", StringComparison.Ordinal)))}.\n\n{Definition(info.DefinitionIn(JudgementPolicy.Default))}");
        }

        return text.ToString();
    }

    // What it is about, and each condition on a line of its own.
    private static string Definition(string text)
    {
        var sentences = Sentences.Of(text);
        return $"{sentences[0]}\n{(sentences.Count > 1 ? "\n" : "")}{string.Concat(sentences.Skip(1).Select(s => $"- {s}\n"))}";
    }

    private static string Looks(Rule rule) => rule switch
    {
        PairRule { IsSupporting: true } => "one user and one patient; supports a finding, never makes one",
        PairRule => "one user and one patient",
        CircumstanceRule => "one user; strengthens any finding, never makes one",
        _ => "one user over a stretch of time",
    };

    private static string Weighed(Rule rule) => rule switch
    {
        PairRule { Calibration: Calibration.BaseRate } => "how often the same is seen in explained accesses",
        PairRule { Calibration: Calibration.Both } => "the share of colleagues' accesses that is explained, or how often the same is seen in explained ones, whichever leaves less",
        PairRule { Calibration: Calibration.List } => "the share of colleagues' accesses that is explained; a single access, or one in which something was written, by how often the same is seen in explained ones",
        CircumstanceRule => "nothing: it stands in the desk's own records",
        PairRule or EpisodeRule { RestsOnExplanations: true } => "the share of colleagues' accesses that is explained",
        _ => "nothing: it does not rest on explanations",
    };

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
