using ComplianceDesk.Core.Reports;
using ComplianceDesk.Documents.Pdf;
using Xunit;

namespace ComplianceDesk.Documents.Tests.Pdf;

public sealed class LineBreakerTests : IDisposable
{
    private readonly PdfObjectWriter objects = new(Stream.Null);
    private readonly FontSet fonts;
    private readonly TextShaper shaper;
    private readonly LineBreaker breaker;

    public LineBreakerTests()
    {
        fonts = new FontSet(objects);
        shaper = new TextShaper(fonts);
        breaker = new LineBreaker(shaper);
    }

    [Theory]
    [InlineData("one two three four five six seven eight nine ten", 80)]
    [InlineData("a-hyphened/slashed word and 2026-03-01 and U-00123", 40)]
    [InlineData("averyveryverylongwordwithoutanyplacetobreak at the end", 50)]
    [InlineData("  leading, double  and trailing spaces  ", 30)]
    [InlineData("x", 1)]
    public void Fits_EveryLine(string text, double width)
    {
        var lines = breaker.Break([new Run(text)], TextStyle.Body, width);

        Assert.All(lines, l => Assert.True(l.Width <= width + 0.01 || l.Pieces.Count == 1));
        Assert.Equal(Width(text), lines.SelectMany(l => l.Pieces).Sum(p => p.Shaped.Width) * TextStyle.Body.Size / 1000, tolerance: 1);
    }

    [Fact]
    public void Cuts_NoWordThatFits()
    {
        var width = Width("seventeen") + 1;

        var lines = breaker.Break([new Run("one seventeen two seventeen")], TextStyle.Body, width);

        Assert.DoesNotContain(lines, l => l.CutsWord);
    }

    [Fact]
    public void Marks_WhereAWordIsCut()
    {
        var lines = breaker.Break([new Run(new string('m', 40))], TextStyle.Body, 100);

        Assert.True(lines.Count > 2);
        Assert.All(lines.SkipLast(1), l => Assert.True(l.CutsWord));
        Assert.False(lines[^1].CutsWord);
    }

    [Fact]
    public void Keeps_AWordThatChangesStyleTogether()
    {
        var width = Width("bolded") + 6;

        var lines = breaker.Break([new Run("x bold", Bold: false), new Run("ed", Bold: true), new Run(" y")], TextStyle.Body, width);

        Assert.Equal(["x ", "bolded ", "y"], lines.Select(l => string.Concat(l.Pieces.Select(p => p.Run.Text == "ed" ? "ed" : TextOf(p, l)))));

        static string TextOf(TextPiece piece, TextLine line) => line.Pieces.Count == 1 ? (piece.Run.Text == " y" ? "y" : "x ") : piece.Run.Text == "x bold" ? "bold" : " ";
    }

    [Fact]
    public void Keeps_NumbersWithHyphensWhole()
    {
        var width = Width("2026-03-01") + 1;

        Assert.Equal(2, breaker.Break([new Run("2026-03-01 2026-03-02")], TextStyle.Body, width).Count);
    }

    [Fact]
    public void Breaks_AtLineFeeds() => Assert.Equal(4, breaker.Break([new Run("a\r\nb\n\nc")], TextStyle.Body, 500).Count);

    [Fact]
    public void Gives_OneLine_ForNoText() => Assert.Single(breaker.Break([], TextStyle.Body, 100));

    public void Dispose()
    {
        shaper.Dispose();
        objects.Dispose();
        fonts.Dispose();
    }

    private double Width(string text) => shaper.Shape(text, false, false).Sum(s => s.Width) * TextStyle.Body.Size / 1000;
}
