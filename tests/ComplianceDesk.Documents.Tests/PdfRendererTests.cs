using System.Text.RegularExpressions;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Tests.Reports;
using UglyToad.PdfPig.Outline;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

public sealed class PdfRendererTests
{
    [Fact]
    public void Writes_EveryRowOfATable()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(Sample.Rows(1200)));

        var rows = Regex.Matches(pdf.Text, "row-[0-9]{5}").Select(m => m.Value).ToList();

        Assert.Equal(Enumerable.Range(1, 1200).Select(i => $"row-{i:00000}"), rows);
        Assert.Contains("1,200rows,allshown.", pdf.Text, StringComparison.Ordinal);
        Assert.InRange(pdf.Summary.Pages, 30, 100);
    }

    [Fact]
    public void Writes_EveryFindingInFull()
    {
        var data = ActivityReviewSample.With(100);
        using var pdf = RenderedPdf.Of(new ActivityReviewReport().Build(data));

        var text = pdf.Text;

        Assert.All(data.Findings, f => Assert.Contains(Squeeze($"Finding {f.Id}: "), text, StringComparison.Ordinal));
        Assert.All(data.Findings.SelectMany(f => f.Decisions).Select(d => d.Note).Distinct(), note =>
            Assert.Equal(data.Findings.Sum(f => f.Decisions.Count(d => d.Note == note)) * 2, Regex.Count(text, Regex.Escape(Squeeze(note)))));
        Assert.InRange(pdf.Summary.Pages, 40, 100);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Marks_EveryPageOfADraft(bool draft)
    {
        using var pdf = RenderedPdf.Of(Sample.Of(Sample.Rows(200)) with { Info = Sample.Info with { Draft = draft } });

        Assert.True(pdf.Summary.Pages > 3);
        Assert.All(pdf.Pages, p => Assert.Equal(draft, RenderedPdf.ArtifactsOf(p).Contains("Draft,notsignedoff", StringComparison.Ordinal)));
        // The watermark lies across every page and is no part of the text that is read aloud.
        Assert.All(pdf.Pages, p => Assert.Equal(draft, p.Letters.Any(l => l.Value == "D" && l.TextOrientation == UglyToad.PdfPig.Content.TextOrientation.Other)));
        Assert.All(pdf.Pages, p => Assert.Equal(draft, RenderedPdf.ArtifactsOf(p).Contains("DRAFT", StringComparison.Ordinal)));
    }

    [Fact]
    public void Repeats_TheTableHeadAsAnArtifact()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(Sample.Rows(200)));

        var pages = pdf.Pages.Skip(2).ToList();

        Assert.True(pages.Count > 3);
        Assert.All(pages, p => Assert.Contains("RowTextCount", RenderedPdf.AllOf(p), StringComparison.Ordinal));
        Assert.All(pages.Skip(1), p => Assert.Contains("RowTextCount", RenderedPdf.ArtifactsOf(p), StringComparison.Ordinal));
        Assert.Equal(1, Regex.Count(pdf.Text, "RowTextCount"));
    }

    [Fact]
    public void Numbers_EveryPage()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(Sample.Rows(200)));

        Assert.All(pdf.Pages, p => Assert.Contains($"Page{p.Number}of{pdf.Summary.Pages}", RenderedPdf.AllOf(p), StringComparison.Ordinal));
    }

    [Fact]
    public void Bookmarks_EveryHeading()
    {
        using var pdf = RenderedPdf.Of(Sample.EveryBlock());

        Assert.True(pdf.Pdf.TryGetBookmarks(out var bookmarks));
        var nodes = bookmarks.GetNodes().OfType<DocumentBookmarkNode>().ToList();
        Assert.Equal(["First", "Deeper", "Deepest", "Charts", "Table", "Sign-off"], nodes.Select(n => n.Title));
        Assert.Equal([0, 1, 2, 0, 0, 0], nodes.Select(n => n.Level));
        Assert.All(nodes, n => Assert.Contains(Squeeze(n.Title), RenderedPdf.AllOf(pdf.Pdf.GetPage(n.PageNumber)), StringComparison.Ordinal));
    }

    [Fact]
    public void Lists_TheSectionsWithTheirPages()
    {
        using var pdf = RenderedPdf.Of(Sample.EveryBlock());
        Assert.True(pdf.Pdf.TryGetBookmarks(out var bookmarks));
        var charts = bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Single(n => n.Title == "Charts").PageNumber;

        Assert.Contains($"Charts{charts}", RenderedPdf.AllOf(pdf.Pdf.GetPage(2)), StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_TitleAndDates()
    {
        using var pdf = RenderedPdf.Of(Sample.EveryBlock());

        Assert.Equal(("Sample of every block", "Example Hospital", "D:20260402133000Z"), (pdf.Pdf.Information.Title, pdf.Pdf.Information.Author, pdf.Pdf.Information.CreationDate));
        Assert.True(pdf.Pdf.TryGetXmpMetadata(out var xmp));
        Assert.Contains("Sample of every block", xmp.GetXDocument().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ωραία Ἀθήνα ᾧ ὕδωρ Ϊΰ")]
    [InlineData("Съешь же ещё этих мягких французских булок, да выпей чаю ЂЃѓЉЊ")]
    [InlineData("Ærøskøbing Zürich Łódź Ďáblice İstanbul ﬁnance ﬂow")]
    [InlineData("e\u0301 combining A\u030A and x\u0323\u0302 stacked")]
    [InlineData("tiếng Việt ẤỆỘ ơ ư")]
    public void Extracts_TheTextAsWritten(string text)
    {
        using var pdf = RenderedPdf.Of(Sample.Of(new Paragraph(text)));

        Assert.Contains(Squeeze(text), pdf.Text.Replace("\u200B", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, pdf.Summary.Replaced);
    }

    [Fact]
    public void Replaces_WhatCannotBeShown_AndCountsIt()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(new Paragraph("a\u0007b\u202Ec\u05D0d\uD800e")));

        Assert.Contains("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe", pdf.Text, StringComparison.Ordinal);
        Assert.Equal(4, pdf.Summary.Replaced);
    }

    [Fact]
    public void Cuts_ALongWordAndLosesNothing()
    {
        var word = string.Concat(Enumerable.Range(0, 10_000).Select(i => (char)('a' + (i % 26))));
        var table = new Table { Columns = [new Column("Narrow"), new Column("Text", 3)], Rows = [[Cell.Of(word), Cell.Of("after")]] };

        using var pdf = RenderedPdf.Of(Sample.Of(table));

        Assert.Contains(word, string.Concat(pdf.Text.Where(c => c != ' ')).Replace("after", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(pdf.Summary.Pages > 3);
    }

    [Fact]
    public void Continues_AHighRowOnTheNextPage()
    {
        var lines = Enumerable.Range(1, 150).Select(i => $"line-{i:000}").ToList();
        var table = new Table { Columns = [new Column("A", 1, RowHeader: true), new Column("B", 3)], Rows = [[Cell.Of("name"), Cell.Of(string.Join('\n', lines))], [Cell.Of("next"), Cell.Of("row")]] };

        using var pdf = RenderedPdf.Of(Sample.Of(table));

        Assert.Equal(lines, Regex.Matches(pdf.Text, "line-[0-9]{3}").Select(m => m.Value));
        Assert.Contains("nextrow", pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_ThatATableIsEmpty()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(Sample.Rows(0) with { WhenEmpty = "Nothing noted." }));

        Assert.Contains("Nothingnoted.", pdf.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("0rows", pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_EqualBytes_ForEqualDocuments()
    {
        using var first = RenderedPdf.Of(new ActivityReviewReport().Build(ActivityReviewSample.With(20)));
        using var second = RenderedPdf.Of(new ActivityReviewReport().Build(ActivityReviewSample.With(20)));

        Assert.Equal(first.Bytes, second.Bytes);
    }

    [Fact]
    public void Writes_OtherBytes_ForAnotherDocument()
    {
        using var first = RenderedPdf.Of(Sample.Of(new Paragraph("one")));
        using var second = RenderedPdf.Of(Sample.Of(new Paragraph("two")));

        Assert.NotEqual(first.Bytes, second.Bytes);
    }

    [Fact]
    public void Writes_ToAStreamThatCannotSeek()
    {
        using var output = new ForwardOnlyStream();

        PdfRenderer.Write(Sample.EveryBlock(), output, TestContext.Current.CancellationToken);

        using var pdf = RenderedPdf.Of(Sample.EveryBlock());
        Assert.Equal(pdf.Bytes.Length, output.Written);
    }

    [Fact]
    public void Rejects_AnotherNumberOfRowsThanWasCounted() =>
        Assert.Throws<InvalidDataException>(() => RenderedPdf.Of(Sample.Of(Sample.Rows(5) with { RowCount = 6 })));

    [Fact]
    public void Rejects_ARowWithTooFewCells()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => RenderedPdf.Of(Sample.Of(Sample.Rows(0) with { Rows = [[Cell.Of("one")]], RowCount = null })));

        Assert.Contains("3 cells were expected, 1 were found", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_HeadingsBelowLevelThree() =>
        Assert.Throws<InvalidDataException>(() => RenderedPdf.Of(Sample.Of(new Section("2", [new Section("3", [new Section("4", [])])]))));

    [Fact]
    public void Stops_WhenCancelled()
    {
        using var output = new MemoryStream();
        using var source = new CancellationTokenSource();
        var rows = Enumerable.Range(1, 1_000_000).Select(i =>
        {
            if (i == 500)
            {
                source.Cancel();
            }

            return new[] { Cell.Of("a"), Cell.Of("b"), Cell.Number(i) };
        });

        Assert.Throws<OperationCanceledException>(() => PdfRenderer.Write(Sample.Of(Sample.Rows(0) with { Rows = rows, RowCount = null }), output, source.Token));
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private sealed class ForwardOnlyStream : MemoryStream
    {
        public long Written { get; private set; }

        public override bool CanSeek => false;

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override long Length => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();

        public override void Write(ReadOnlySpan<byte> buffer) => Written += buffer.Length;

        public override void Write(byte[] buffer, int offset, int count) => Written += count;
    }
}
