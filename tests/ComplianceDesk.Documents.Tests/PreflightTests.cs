using System.Text.RegularExpressions;
using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>
/// PDFBox Preflight knows PDF/A-1b only. Of a PDF/A-3 file it must report what the newer part allows and the older does not, by code:
/// everything else it would find is a fault of ours.
/// </summary>
public sealed class PreflightTests
{
    private const string Jars = "/usr/share/java";

    // By code: what the finding says, and where the newer part allows it.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["1.4"] = "cross-reference streams (PDF 1.5)",
        ["1.2.9"] = "an embedded file in a file specification (PDF/A-3, 6.8)",
        ["1.4.7"] = "embedded files in the names (PDF/A-3, 6.8)",
        ["3.1.11"] = "no CIDSet in a subset's descriptor, which PDF/A-2 made optional (6.2.11.4.2)",
        ["7.11.2"] = "the metadata say part 3",
    };

    [Fact]
    public void Reports_OnlyWhatTheNewerPartAllows()
    {
        var found = Findings(Sample.EveryBlock() with { Attachments = [new Attachment("rows.csv", "A row.", Sample.Rows(3))] });

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reports_NothingMore_OfPicturesLinksScriptsAndSpans()
    {
        var picture = new Image(Pixels.Png(20, 10, 2, (x, y) => [(byte)(x * 9), (byte)(y * 9), 90]), "Picture");
        var wide = new Section("Wide", [Sample.Rows(3)]) { Landscape = true, Anchor = "wide" };
        var found = Findings(Sample.Of(
            picture, new Paragraph("محمد 漢字 Ωmega"), new Paragraph([new Run("there") { To = "wide" }, new Run("law", Link: new Uri("https://www.ecfr.gov/"))]), wide) with { Info = Sample.Info with { Logo = picture } });

        Assert.Equal(["1.4", "3.1.11", "7.11.2"], found.Distinct().Order(StringComparer.Ordinal));
    }

    private static List<string> Findings(Document document)
    {
        using var pdf = RenderedPdf.Of(document);
        var classpath = string.Join(':', new[] { "preflight", "pdfbox2", "fontbox2", "xmpbox", "pdfbox2-tools", "commons-io", "commons-logging", "jaxb-api", "javax.activation" }.Select(j => $"{Jars}/{j}.jar"));
        var (_, output) = PdfReadersTests.RunOn(pdf.Bytes, "java", "-cp", classpath, "org.apache.pdfbox.preflight.Validator_A1b");
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        return [.. Regex.Matches(output, @"^(\d+(?:\.\d+)+) : ", RegexOptions.Multiline).Select(m => m.Groups[1].Value)];
    }
}
