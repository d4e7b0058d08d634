namespace ComplianceDesk.Web.Tests;

/// <summary>A page that still loads has its title and its heading: the head stands first, outside every condition, and what it shows of the data comes later.</summary>
public sealed class PageHeadTests
{
    [Fact]
    public void Stands_FirstOnEveryPage()
    {
        var web = Path.Combine(DataDirectory.RepositoryRoot(AppContext.BaseDirectory)!, "src", "ComplianceDesk.Web");
        var pages = Directory.EnumerateFiles(web, "*.razor", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(f => (Name: Path.GetFileName(f), Lines: File.ReadAllLines(f))).Where(f => f.Lines.Any(l => l.StartsWith("@page ", StringComparison.Ordinal))).ToList();

        Assert.True(pages.Count > 40, $"Only {pages.Count} pages were found.");
        Assert.Empty(pages.Where(p => !HasHeadAtOnce(p.Lines)).Select(p => p.Name));
    }

    [Theory]
    [InlineData("<PageHead Title=\"Rules\" />", true)]
    [InlineData("<p class=\"crumb\">x</p>\n<PageTitle>x</PageTitle>\n<h1>x</h1>", true)]
    [InlineData("@if (!Model.Loaded)\n{\n    return;\n}\n<PageHead Title=\"Rule\" />", false)]
    [InlineData("@if (Model.Rule is { } rule)\n{\n    <PageHead Title=\"@rule.Title\" />\n}", false)]
    [InlineData("<h1>x</h1>", false)]
    [InlineData("<p>x</p>", false)]
    public void Tells_AHeadThatWaitsFromOneThatDoesNot(string markup, bool atOnce) => Assert.Equal(atOnce, HasHeadAtOnce(markup.Split('\n')));

    // A condition indents what hangs on it, and a page that returns before its head has none until then.
    private static bool HasHeadAtOnce(IEnumerable<string> lines)
    {
        var first = lines.TakeWhile(l => l != "@code {" && l.Trim() != "return;").ToList();
        return first.Any(l => l.StartsWith("<PageHead ", StringComparison.Ordinal))
            || (first.Any(l => l.StartsWith("<PageTitle>", StringComparison.Ordinal)) && first.Any(l => l.StartsWith("<h1", StringComparison.Ordinal)));
    }
}
