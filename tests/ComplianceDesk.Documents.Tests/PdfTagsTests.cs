using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Tests.Reports;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Graphics.Operations.PathPainting;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>The logical structure: read with another library, followed in both directions.</summary>
public sealed class PdfTagsTests
{
    [Fact]
    public void Tags_EverythingThatIsPainted()
    {
        using var pdf = RenderedPdf.Of(new ActivityReviewReport().Build(ActivityReviewSample.With(12)));

        foreach (var page in pdf.Pages)
        {
            var depth = 0;
            foreach (var operation in page.Operations)
            {
                depth += operation is BeginMarkedContent or BeginMarkedContentWithProperties ? 1 : operation is EndMarkedContent ? -1 : 0;
                Assert.False(depth == 0 && Paints(operation), $"Page {page.Number}: {operation} stands outside marked content.");
            }

            Assert.Equal(0, depth);
        }
    }

    [Fact]
    public void Links_ContentAndStructureBothWays()
    {
        using var pdf = RenderedPdf.Of(new ActivityReviewReport().Build(ActivityReviewSample.With(12)));
        var tree = Tree.Of(pdf.Pdf);

        foreach (var page in pdf.Pages)
        {
            var ids = page.GetMarkedContents().Where(m => !m.IsArtifact).Select(m => m.MarkedContentIdentifier).ToList();
            var owners = tree.OwnersOf(page);
            Assert.Equal(Enumerable.Range(0, owners.Count), ids.Order());
            Assert.All(owners, (owner, id) => Assert.True(Tree.Owns(owner, id), $"Page {page.Number}, content {id}: its element does not point back."));
        }
    }

    [Fact]
    public void Names_TheElements()
    {
        using var pdf = RenderedPdf.Of(Sample.EveryBlock());

        var types = Tree.Of(pdf.Pdf).Types().CountBy(t => t).ToDictionary();

        Assert.Equal((4, 1, 1), (types["H1"], types["H2"], types["H3"]));
        Assert.Equal((2, 1, 2), (types["Figure"], types["L"], types["LI"]));
        Assert.Equal((1, 4, 5), (types["TOC"], types["TOCI"], types["Link"]));
        Assert.Equal(["Caption", "Div", "Document", "Figure", "H1", "H2", "H3", "L", "LBody", "LI", "Lbl", "Link", "P", "Sect", "TBody", "TD", "TH", "THead", "TOC", "TOCI", "TR", "Table"], types.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Gives_EveryFigureAnAlternative_AndEveryHeadAScope()
    {
        using var pdf = RenderedPdf.Of(Sample.EveryBlock());
        var elements = Tree.Of(pdf.Pdf).Elements();

        Assert.All(elements.Where(e => Tree.TypeOf(e) == "Figure"), e => Assert.True(e.ContainsKey(NameToken.Create("Alt"))));
        Assert.All(elements.Where(e => Tree.TypeOf(e) == "TH"), e => Assert.True(e.TryGet(NameToken.Create("A"), out DictionaryToken attributes) && attributes.ContainsKey(NameToken.Create("Scope"))));
    }

    private static bool Paints(IGraphicsStateOperation operation) =>
        operation is ShowTextsWithPositioning or ShowText or FillPathNonZeroWinding or StrokePath or UglyToad.PdfPig.Graphics.Operations.InvokeNamedXObject;
}
