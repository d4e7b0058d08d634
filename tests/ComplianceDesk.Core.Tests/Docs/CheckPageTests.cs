using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Core.Tests.Docs;

/// <summary>docs/checks: a page for each check, an index of them, and the scores.</summary>
public sealed partial class CheckPageTests
{
    public static TheoryData<string> Checks => [.. CheckCatalog.All.Select(check => check.Info.Id)];

    [Theory]
    [MemberData(nameof(Checks))]
    public void Matches_TheCheck(string id) => GeneratedPage.Check($"docs/checks/{id}.md", Header(CheckCatalog.Find(id)!.Info), 200);

    [Fact]
    public void Lists_EveryCheck() => GeneratedPage.Check("docs/checks/README.md", Index(), 800);

    [Fact]
    public void Matches_TheScores() => GeneratedPage.Check("docs/scores.md", Scores(), 800);

    [Fact]
    public void Has_NoPageOfACheckThatDoesNotExist() =>
        Assert.Equal(
            CheckCatalog.All.Select(check => check.Info.Id).Append("README").Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.Path("docs/checks"), "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    private static string Header(CheckInfo info) =>
        $"""
        # {info.Code}: {info.Title}

        {info.Definition}

        | | |
        |---|---|
        | Id | `{info.Id}`, version {info.Version} |
        | Dimension | {CheckWords.Of(info.Dimension)} |
        | Kahn terminology | {Words(info.Kahn)} |
        | AHIMA characteristic | {Words(info.Ahima)} |
        | Feeds | {string.Join(", ", info.Feeds)}{(info.Needs.Count == 0 ? "" : $"; needs also {string.Join(", ", info.Needs)}")} |
        | Eligible (denominator) | {info.Eligible} |
        | Failing (numerator) | {info.Failing} |
        | Severity | {CheckWords.Of(info.Severity)}, weight {(int)info.Severity} |
        | Fails | {Threshold(info)} |
        | Threshold | {Words(info.Basis)} |
        | Source | {info.Source} |
        | Remedy | {info.Remedy} |
        """;

    private static string Index()
    {
        var text = new StringBuilder("# Record checks\n\n| check | what must hold | dimension | severity | fails |\n|---|---|---|---|---|\n");
        foreach (var info in CheckCatalog.All.Select(check => check.Info))
        {
            text.Append(CultureInfo.InvariantCulture, $"| [{info.Code}]({info.Id}.md) | {info.Title} | {CheckWords.Of(info.Dimension)} | {CheckWords.Of(info.Severity)} | {Threshold(info)} |\n");
        }

        return text.ToString();
    }

    private static string Scores()
    {
        var text = new StringBuilder("# The four scores\n");
        foreach (var score in ScoreCatalog.Scores)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {score.Title}\n\n{score.Definition}\n\n");
            if (score.Id is ScoreCatalog.Accuracy or ScoreCatalog.Completeness)
            {
                var codes = ScoreCatalog.Parts.Where(part => part.Score == score.Id).Select(part => $"[{part.Id}](checks/{CheckCatalog.Find(part.Id)!.Info.Id}.md)");
                text.Append(CultureInfo.InvariantCulture, $"Parts: {string.Join(", ", codes)}.\n");
                continue;
            }

            text.Append("| part | measured how | weight | exception | source |\n|---|---|---|---|---|\n");
            foreach (var part in ScoreCatalog.Parts.Where(part => part.Score == score.Id))
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{part.Id}` {part.Title} | {part.Definition} | {(int)part.Severity}{(part.Severity == CheckSeverity.Critical ? ", gate" : "")} | {Exception(part.MaxBad)} | {part.Source} |\n");
            }
        }

        return text.ToString();
    }

    private static string Threshold(CheckInfo info) => info.MaxFailing switch
    {
        null => "never",
        0 => "on any failure",
        { } max => $"above {Percent(max)}; warns above {Percent(max / 2)}",
    };

    private static string Exception(decimal? max) => max switch
    {
        null => "never",
        0 => "any",
        { } share => $"above {Percent(share)}",
    };

    private static string Percent(decimal share) => (100 * share).ToString("0.###", CultureInfo.InvariantCulture) + " %";

    private static string Words(Enum value) => Capital().Replace(value.ToString(), match => " " + match.Value.ToLowerInvariant()).Trim();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
