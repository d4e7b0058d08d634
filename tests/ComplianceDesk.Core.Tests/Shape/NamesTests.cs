using System.Text.RegularExpressions;

namespace ComplianceDesk.Core.Tests.Shape;

/// <summary>Names say what a thing is; layers point one way; a file is one idea.</summary>
public sealed partial class NamesTests
{
    private const int LongestFile = 450;

    [GeneratedRegex(@"^\s*(?:public|internal|private|protected)?\s*(?:static |sealed |abstract |partial |readonly |file )*(?:class|record|struct|interface|enum)\s+(?:struct |class )?(\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex("(Manager|Helper|Util|Utils|Common|Service|Misc|Stuff)$")]
    private static partial Regex EmptyName();

    [Fact]
    public void Uses_NoEmptyNames() =>
        Assert.Empty(Repository.Sources("src").SelectMany(f => EmptyNames(File.ReadAllText(f)).Select(n => $"{f}: {n}")));

    [Fact]
    public void Rejects_AnEmptyName() => Assert.Equal(["PatientHelper"], EmptyNames("internal sealed class PatientHelper;"));

    [Fact]
    public void Keeps_FilesShort() =>
        Assert.DoesNotContain(
            Repository.Sources("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => (File: f, Lines: File.ReadLines(f).Count())),
            f => f.Lines > LongestFile);

    [Theory]
    [InlineData("src/ComplianceDesk.Core", "ComplianceDesk.Data", "ComplianceDesk.Documents", "ComplianceDesk.Web", "ComplianceDesk.Cli")]
    [InlineData("src/ComplianceDesk.Data", "ComplianceDesk.Documents", "ComplianceDesk.Web", "ComplianceDesk.Cli")]
    [InlineData("src/ComplianceDesk.Documents", "ComplianceDesk.Data", "ComplianceDesk.Web", "ComplianceDesk.Cli")]
    public void Points_OneWay(string folder, params string[] forbidden)
    {
        var project = Directory.EnumerateFiles(Repository.Path(folder), "*.csproj").Single();
        var text = File.ReadAllText(project).Replace("ComplianceDesk.Data.Tests", "", StringComparison.Ordinal);
        Assert.DoesNotContain(forbidden, f => text.Contains($"{f}.csproj", StringComparison.Ordinal));
    }

    private static IEnumerable<string> EmptyNames(string source) =>
        TypeDeclaration().Matches(source).Select(m => m.Groups[1].Value).Where(n => EmptyName().IsMatch(n));
}
