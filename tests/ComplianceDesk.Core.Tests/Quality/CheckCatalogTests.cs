using System.Text.RegularExpressions;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality;

public sealed partial class CheckCatalogTests
{
    [Fact]
    public void Names_EachCheckAfterItsClass()
    {
        foreach (var check in CheckCatalog.All)
        {
            Assert.Equal(CheckWords.Kebab(check.GetType().Name[..^"Check".Length]), check.Info.Id);
            Assert.True(check.GetType().IsSealed, check.Info.Id);
        }
    }

    [Fact]
    public void Uses_NoIdAndNoCodeTwice()
    {
        Assert.Equal(CheckCatalog.All.Count, CheckCatalog.All.Select(check => check.Info.Id).Distinct().Count());
        Assert.Equal(CheckCatalog.All.Count, CheckCatalog.All.Select(check => check.Info.Code).Distinct().Count());
    }

    [Fact]
    public void Says_EverythingAboutEachCheck()
    {
        foreach (var info in CheckCatalog.All.Select(check => check.Info))
        {
            Assert.Matches(Code(), info.Code);
            Assert.StartsWith(info.Dimension switch
            {
                QualityDimension.Completeness => "CMP",
                QualityDimension.Conformance => "CNF",
                QualityDimension.Plausibility => "PLS",
                QualityDimension.Timeliness => "TML",
                QualityDimension.Uniqueness => "UNQ",
                QualityDimension.Consistency => "CNS",
                QualityDimension.Accuracy => "ACC",
                _ => "ACS",
            }, info.Code, StringComparison.Ordinal);
            Assert.All([info.Title, info.Definition, info.Eligible, info.Failing, info.Source, info.Remedy], text => Assert.False(string.IsNullOrWhiteSpace(text), info.Id));
            Assert.NotEmpty(info.Feeds);
            Assert.InRange(info.MaxFailing ?? 0, 0, 0.99m);
        }
    }

    /// <summary>A facility's choice is not mistaken for a standard: who says that the threshold is policy calls it so.</summary>
    [Fact]
    public void Calls_AThresholdThatIsPolicyPolicy() =>
        Assert.Empty(CheckCatalog.All.Select(check => check.Info)
            .Where(info => info.Source.Contains("threshold: policy", StringComparison.Ordinal) && info.Basis != ThresholdBasis.Policy).Select(info => info.Id));

    [Fact]
    public void Has_ATestForEachCheck() => Assert.Empty(WithoutTest(CheckCatalog.All.Select(check => check.GetType().Name)));

    [Fact]
    public void Rejects_ACheckWithoutTest() => Assert.Equal(["UntestedCheck"], WithoutTest(["UntestedCheck", "PatientNamedCheck"]));

    private static IEnumerable<string> WithoutTest(IEnumerable<string> checks) =>
        checks.Where(check => !File.Exists(Repository.Path($"tests/ComplianceDesk.Core.Tests/Quality/Checks/{check}Tests.cs")));

    [GeneratedRegex("^(CMP|CNF|PLS|TML|UNQ|CNS|ACC|ACS)-[0-9]{2}$")]
    private static partial Regex Code();
}
