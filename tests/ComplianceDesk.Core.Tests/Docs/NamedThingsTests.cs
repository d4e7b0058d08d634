using System.Text.RegularExpressions;
using Xunit;

namespace ComplianceDesk.Core.Tests.Docs;

/// <summary>What the pages name is there: types, members and settings in the sources, options and verbs in the program, files and headings behind links.</summary>
public sealed partial class NamedThingsTests
{
    private static readonly string[] Pages = [Repository.Path("README.md"), .. Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)];

    private static readonly string Source = string.Concat(new[] { "src", "tests" }.SelectMany(Repository.Sources).Where(f => !f.EndsWith($"{nameof(NamedThingsTests)}.cs", StringComparison.Ordinal)).Select(File.ReadAllText));

    private static readonly HashSet<string> Words = [.. Identifier().Matches(Source).Select(m => m.Value)];

    // Options and verbs stand in quotes.
    private static readonly HashSet<string> Quoted = [.. Literal().Matches(Source).Select(m => m.Groups[1].Value)];

    // Names of other programs.
    private static readonly HashSet<string> Foreign = ["PublishReadyToRun", "--print-to-pdf", "--project"];

    [Fact]
    public void Names_NothingThatIsNotThere() => Assert.Empty(Pages.SelectMany(p => Missing(File.ReadAllText(p)).Select(name => $"{Path.GetRelativePath(Repository.Root, p)}: {name}")));

    [Fact]
    public void Links_LeadSomewhere() => Assert.Empty(Pages.SelectMany(p => Lost(p, File.ReadAllText(p)).Select(link => $"{Path.GetRelativePath(Repository.Root, p)}: {link}")));

    [Theory]
    [InlineData("`NoSuchThing`", "NoSuchThing")]
    [InlineData("`Document.NoMember`", "NoMember")]
    [InlineData("`Desk:NoSetting`", "NoSetting")]
    [InlineData("`compliancedesk report --no-option`", "--no-option")]
    [InlineData("```sh\ncompliancedesk nonsense --data DIR\n```", "nonsense")]
    public void Notices_WhatIsNotThere(string page, string name) => Assert.Equal([name], Missing(page));

    [Theory]
    [InlineData("[x](nowhere.md)")]
    [InlineData("[x](reports.md#no-heading)")]
    public void Notices_ALinkThatLeadsNowhere(string page) => Assert.Single(Lost(Repository.Path("docs/pdf.md"), page));

    private static IEnumerable<string> Missing(string page)
    {
        var code = Block().Matches(page).Concat(Span().Matches(Block().Replace(page, ""))).Select(m => m.Value.Trim('`')).ToList();
        var words = code.Where(c => Name().IsMatch(c)).SelectMany(c => c.Split('.', ':')).Where(w => w.Length > 0 && !Words.Contains(w));
        var ours = code.Where(c => c.Contains("compliancedesk ", StringComparison.Ordinal) || c.StartsWith("--", StringComparison.Ordinal));
        var options = ours.SelectMany(c => Option().Matches(c)).Select(m => m.Value).Where(o => !Quoted.Contains(o));
        var verbs = code.SelectMany(c => Verb().Matches(c)).Select(m => m.Groups[1].Value).Where(v => !Quoted.Contains(v));
        return words.Concat(options).Concat(verbs).Where(w => !Foreign.Contains(w)).Distinct();
    }

    private static IEnumerable<string> Lost(string path, string page)
    {
        foreach (var link in Link().Matches(page).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal)))
        {
            var parts = link.Split('#', 2);
            var file = parts[0].Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, parts[0]));
            var leads = File.Exists(file) || (parts.Length == 1 && Directory.Exists(file));
            if (!leads || (parts.Length == 2 && !Heading().Matches(File.ReadAllText(file)).Any(h => Anchor(h.Groups[1].Value) == parts[1])))
            {
                yield return link;
            }
        }
    }

    private static string Anchor(string heading) => NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    [GeneratedRegex("\"([a-z-]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Span();

    // A word with a capital within it, a member of one, or a setting.
    [GeneratedRegex(@"^(?:[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+(?:\.[A-Z]\w*)*|[A-Z]\w*(?:\.[A-Z]\w*)+|(?:[A-Z]\w*)?(?::[A-Z]\w*)+)$")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"compliancedesk ([a-z][a-z-]+)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
