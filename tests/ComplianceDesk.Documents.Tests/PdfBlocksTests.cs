using ComplianceDesk.Core.Reports;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>Pictures, pages on their side, and links that lead to other places of the document.</summary>
public sealed class PdfBlocksTests
{
    // 60 by 30, red, its right half half transparent.
    private static readonly byte[] Logo = Pixels.Png(60, 30, 6, (x, _) => [200, 20, 30, (byte)(x < 30 ? 255 : 128)]);

    [Fact]
    public void Shows_PicturesWithTheirOpacityAndAlternative()
    {
        var picture = new Image(Logo, "The hospital's sign") { Width = 120 };
        using var pdf = RenderedPdf.Of(Sample.Of(picture, new Paragraph("between"), picture) with { Info = Sample.Info with { Logo = picture } });

        var images = pdf.Pages.SelectMany(p => p.GetImages()).ToList();
        Assert.Equal(3, images.Count);
        Assert.All(images, i => Assert.Equal((60, 30), (i.WidthInSamples, i.HeightInSamples)));
        Assert.All(images, i => Assert.True(i.ImageDictionary.ContainsKey(NameToken.Smask)));
        Assert.Equal((120, 60), (images[1].BoundingBox.Width, images[1].BoundingBox.Height));
        Assert.Equal(3, Tree.Of(pdf.Pdf).Elements().Count(e => Tree.TypeOf(e) == "Figure" && e.ContainsKey(NameToken.Create("Alt"))));
        // One object however often it is shown: the picture and its mask.
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf.Bytes), "/Subtype/Image"));
    }

    [Fact]
    public void Scales_ALargePictureToThePage()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(new Image(Pixels.Png(400, 2000, 0, (x, y) => [(byte)(x + y)]), "Tall")));

        var image = Assert.Single(pdf.Pages.SelectMany(p => p.GetImages()));
        Assert.InRange(image.BoundingBox.Bottom, 60, 792);
        Assert.InRange(image.BoundingBox.Top, 60, 792);
        Assert.Equal(0.2, image.BoundingBox.Width / image.BoundingBox.Height, 3);
    }

    [Fact]
    public void Turns_ThePagesOfALandscapeSection()
    {
        using var pdf = RenderedPdf.Of(new Document
        {
            Info = Sample.Info,
            Sections = [new Section("Upright", [new Paragraph("one")]), new Section("Wide", [Sample.Rows(80)]) { Landscape = true }, new Section("Upright again", [new Paragraph("three")])],
        });

        var sizes = pdf.Pages.Skip(2).Select(p => (p.Width, p.Height)).ToList();
        Assert.Equal((612, 792), sizes[0]);
        Assert.Equal((612, 792), sizes[^1]);
        Assert.True(sizes.Count > 4);
        Assert.All(sizes[1..^1], s => Assert.Equal((792, 612), s));
        Assert.All(pdf.Pages, p => Assert.All(p.Letters, l => Assert.InRange(l.Location.X, 40, p.Width - 40)));
        Assert.All(pdf.Pages, p => Assert.All(p.Letters, l => Assert.InRange(l.Location.Y, 30, p.Height - 30)));
    }

    [Fact]
    public void Leads_ToAnotherSection()
    {
        using var pdf = RenderedPdf.Of(new Document
        {
            Info = Sample.Info,
            Sections =
            [
                new Section("List", [new Paragraph([new Run("See "), new Run("Ä finding") { To = "finding-7" }]), new Table { Columns = [new Column("Id"), new Column("Law")], Rows = [[Cell.Of("7") with { To = "finding-7" }, Cell.Of("45 CFR") with { Link = new Uri("https://www.ecfr.gov/") }]] }]),
                new Section("Details", [new PageBreak(), new Section("Finding 7", [new Paragraph("text")]) { Anchor = "finding-7" }]),
            ],
        });

        var links = pdf.Pages.SelectMany(p => p.GetAnnotations()).Where(a => a.Type == AnnotationType.Link).ToList();
        Assert.Equal(5, links.Count); // two in the contents, three in the text
        Assert.Contains(links, l => l.Content == "Ä finding");
        Assert.Equal(5, Tree.Of(pdf.Pdf).Types().Count(t => t == "Link"));
        var (code, destinations) = PdfReadersTests.RunOn(pdf.Bytes, "pdfinfo", "-dests");
        Assert.Equal(0, code);
        Assert.Contains("\"section finding-7\"", destinations, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_ALinkThatLeadsNowhere()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => RenderedPdf.Of(Sample.Of(new Paragraph([new Run("x") { To = "nowhere" }]))));

        Assert.Contains("nowhere", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_TwoSectionsOfOneAnchor() =>
        Assert.Throws<InvalidDataException>(() => RenderedPdf.Of(Sample.Of(new Section("a", []) { Anchor = "x" }, new Section("b", []) { Anchor = "x" })));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Keeps_AHeadingWithTheFirstRowUnderIt(bool lead)
    {
        var tall = new Table
        {
            Caption = "Caption", Counting = "rows", Columns = [new Column("First"), new Column("Second")],
            Rows = [[Cell.Of("row-1"), Cell.Of(string.Join(' ', Enumerable.Repeat("words", 60)))], [Cell.Of("row-2"), Cell.Of("x")]],
        };
        Block[] blocks = lead ? [new Paragraph("What the table shows."), tall] : [tall];

        // At every height of the page where a heading could come to stand.
        for (var lines = 20; lines < 50; lines++)
        {
            using var pdf = RenderedPdf.Of(Sample.Of([.. Enumerable.Repeat(new Paragraph("line"), lines), new Section("Heading", blocks)]));
            var pages = pdf.Pages.Skip(2).Select(p => p.Text).ToList();
            var page = Assert.Single(pages, p => p.Contains("Heading", StringComparison.Ordinal));
            Assert.Contains("row-1", page, StringComparison.Ordinal);
            Assert.Contains("Caption", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Leaves_NoFactAloneOnAPage()
    {
        Block facts = new FactList([.. Enumerable.Range(1, 6).Select(i => new Fact($"fact-{i}", "value"))]);
        for (var lines = 20; lines < 50; lines++)
        {
            using var pdf = RenderedPdf.Of(Sample.Of([.. Enumerable.Repeat(new Paragraph("line"), lines), facts]));
            var page = Assert.Single(pdf.Pages.Skip(2).Select(p => p.Text), p => p.Contains("fact-6", StringComparison.Ordinal));
            Assert.Contains("fact-5", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Stops_WithinAPage()
    {
        using var source = new CancellationTokenSource();
        var reached = 0;
        IEnumerable<Block> Blocks()
        {
            for (; reached < 20; reached++)
            {
                if (reached == 3)
                {
                    source.Cancel();
                }

                yield return new Paragraph("short");
            }
        }

        Assert.Throws<OperationCanceledException>(() => PdfRenderer.Write(new Document { Info = Sample.Info, Sections = [new Section("S", Blocks())] }, Stream.Null, source.Token));
        Assert.Equal(3, reached);
    }
}
