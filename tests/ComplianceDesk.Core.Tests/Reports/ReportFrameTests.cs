using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

/// <summary>Every report of more than a page has the parts that an auditor looks for, in their order; read from the golden documents, which the reports' own tests hold.</summary>
public sealed partial class ReportFrameTests
{
    private static readonly string[] OnePage = ["executive-summary", "board-summary"];

    private static readonly string[] Parts =
        ["Scope and criteria", "Population and sources", "Method", "Findings", "Follow-up of prior findings", "Attestations", "Limits", "Sign-off"];

    public static TheoryData<string> Reports => [.. ReportCatalog.All.Select(r => r.Info.Id).Except(OnePage)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Holds_EveryPart(string id)
    {
        var headings = Heading().Matches(Golden(id)).Select(m => m.Groups[1].Value).ToList();
        var found = Parts.Select(part => headings.FindIndex(h => h == part || h.StartsWith($"{part} and ", StringComparison.Ordinal))).ToList();

        Assert.DoesNotContain(-1, found);
        Assert.Equal(found.Order(), found);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Writes_EveryFindingInItsForm(string id)
    {
        string[] form = ["Severity", "Criteria", "Condition", "Cause", "Effect", "Recommendation", "Management response", "Owner", "Due date", "Status"];
        var findings = Regex.Split(Golden(id), @"(?m)^#+ (?=Finding [E\d])").Skip(1).ToList();

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.All(form, name => Assert.Contains($"\n- {name} = ", finding, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("patient-access")]
    [InlineData("accounting-of-disclosures")]
    public void Spares_APatientTheHashesOfFiles(string id)
    {
        Assert.Contains("(rows and SHA-256 of sources.csv)", Golden(id), StringComparison.Ordinal);
        Assert.DoesNotContain("# Files in detail", Golden(id), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Counts_OneThingInTheSingular(string id) =>
        Assert.Empty(Regex.Matches(Golden(id), @"(?<![\d.,:–-] ?|of )\b1 (?!access\b)[a-z]+s\b").Select(m => m.Value));

    [Fact]
    public void Names_RequirementsThatTheCatalogHas()
    {
        Assert.All(ReportCatalog.All.SelectMany(r => r.Info.Provisions), id => Assert.NotNull(RequirementCatalog.Find(id)));
        Assert.Equal(OnePage.Order(), ReportCatalog.All.Where(r => r.Info.Provisions.Count == 0).Select(r => r.Info.Id).Order());
    }

    private static string Golden(string id) => File.ReadAllText(Path.Combine(Folder(), $"{id}.golden.txt")).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"(?m)^# (.+)$")]
    private static partial Regex Heading();
}
