namespace ComplianceDesk.Web.Tests;

/// <summary>Pages stay thin: 200 lines of markup, 120 of code behind.</summary>
public sealed class PageSizeTests
{
    [Fact]
    public void Holds_EveryPageAndComponent()
    {
        var web = Path.Combine(DataDirectory.RepositoryRoot(AppContext.BaseDirectory)!, "src", "ComplianceDesk.Web");
        var files = Directory.EnumerateFiles(web, "*.razor", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).ToList();

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(f => Oversize(Path.GetFileName(f), File.ReadAllLines(f))));
        Assert.Empty(files.Where(f => File.Exists(f + ".cs")).SelectMany(f => Oversize(Path.GetFileName(f) + ".cs", ["@code {", .. File.ReadAllLines(f + ".cs")])));
    }

    [Fact]
    public void Rejects_AFatPage()
    {
        Assert.Single(Oversize("fat.razor", Enumerable.Repeat("<p>x</p>", 201)));
        Assert.Single(Oversize("fat.razor", ["@code {", .. Enumerable.Repeat("int i;", 121)]));
        Assert.Empty(Oversize("thin.razor", ["<p>x</p>", "@code {", "}"]));
    }

    private static IEnumerable<string> Oversize(string name, IEnumerable<string> lines)
    {
        var markup = lines.TakeWhile(l => l.Trim() != "@code {").Count();
        var code = lines.SkipWhile(l => l.Trim() != "@code {").Count() - 1;
        if (markup > 200)
        {
            yield return $"{name}: {markup} lines of markup";
        }
        if (code > 120)
        {
            yield return $"{name}: {code} lines of code";
        }
    }
}
