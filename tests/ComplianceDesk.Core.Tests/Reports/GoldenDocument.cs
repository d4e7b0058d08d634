using System.Runtime.CompilerServices;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

/// <summary>A report's text beside this file, as it was read by a person. After a wanted change, run with UPDATE_GOLDEN=1 and read the difference.</summary>
internal static class GoldenDocument
{
    public static void Check(string id, Document document)
    {
        var text = DocumentText.Of(document);
        var golden = Path.Combine(Folder(), $"{id}.golden.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), text);
    }

    /// <summary>No report claims what it may not. The words of the data are the test's own and hold none of these; the catalogue's notes on its editions, which name a federal certification program, are left out.</summary>
    public static void ClaimsNothing(Document document) => Assert.DoesNotMatch(
        @"(?i)\b(compliant|certified|(?<!has )passed|failed(?! sign-in|-logins)|guilty|unauthori[sz]ed|guarantees?|we attest|audit opinion is|100 ?% secure)\b", RequirementCatalog.Families.Aggregate(DocumentText.Of(document), (text, family) => text.Replace(family.Note, "", StringComparison.Ordinal)));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
