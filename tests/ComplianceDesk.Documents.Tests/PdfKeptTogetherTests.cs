using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>What ends a section does not go to the next page alone, and no heading stays behind alone, wherever on the page they fall.</summary>
public sealed class PdfKeptTogetherTests
{
    private const string Last = "The last sentence of the section.";

    private static readonly Paragraph Filler = new("One line.");

    // So many lines that what follows them begins at every height of a page.
    private static readonly int[] Lines = [.. Enumerable.Range(2, 33)];

    public static TheoryData<string, Block[]> Endings => new()
    {
        { "signatures", [Lead, new SignOff([.. new[] { "Prepared by", "Reviewed by", "Security official", "Privacy official" }.Select(c => new Signatory(c, "I have signed this report."))], Last)] },
        { "a table and its signatures", [Rows(9), new SignOff([new Signatory("Manager", "I have decided every account of this list.")], Last)] },
        { "a long table and a sentence", [Rows(40), new Paragraph(Last)] },
        { "a table without a count", [Rows(30) with { Counting = null }] },
        { "facts and a sentence", [new FactList([.. Enumerable.Range(1, 14).Select(i => new Fact($"Name {i}", "Value"))]), new Paragraph(Last)] },
        { "a list", [new BulletList([.. Enumerable.Range(1, 9).Select(i => new Paragraph($"Item {i}")), new Paragraph(Last)])] },
        { "a paragraph after a long one", [new Paragraph(string.Concat(Enumerable.Repeat("A sentence of a paragraph that goes on. ", 24))), new Paragraph(Last)] },
    };

    public static TheoryData<string, string, Block[]> Beginnings => new()
    {
        { "facts of which the third is long", "Rule Firesover", [new FactList([new("Rule", "two-places, version 8"), new("Bears on", "45 CFR 164.312(d)"), new("Fires", Long), .. Enumerable.Range(1, 9).Select(i => new Fact($"Name {i}", "Value"))])] },
        { "two facts and a sentence", "Rule Bearson Thelast", [new FactList([new("Rule", "two-places"), new("Bears on", "45 CFR 164.312(d)")]), new Paragraph(Last)] },
        { "a long table", "row-1 row-2 row-3", [Rows(40)] },
        { "a paragraph and a long table", "Thesignatures row-1 row-2 row-3", [Lead, Rows(40)] },
        { "two rows and signatures", "row-1 row-2 Preparedby Thelast", [Rows(2), new SignOff([new Signatory("Prepared by", Long)], Last)] },
        { "two high rows", "row-1", [High(2), new Paragraph(Last)] },
        { "a list of two", "Item1 Thelast", [new BulletList([new Paragraph("Item 1"), new Paragraph(Long)]), new Paragraph(Last)] },
        { "a sentence and another", "Aword Thelast", [new Paragraph("A word."), new Paragraph(Last + Last + Last + Last + Last + Last)] },
        { "a chart with long names", "First Last", [new BarChart { Title = "Bars", Alt = "Bars", Unit = "rows", Category = "Bar", Bars = [.. Enumerable.Range(1, 12).Select(i => new Bar($"{(i == 1 ? "First" : i == 12 ? "Last" : "Other")} {new string('n', 40)} {new string('n', 40)}", i))] }] },
        { "a heading and a table", "row-1", [new Section("Below", [Rows(5)])] },
    };

    private static string Long { get; } = string.Concat(Enumerable.Repeat("over and over again ", 40));

    private static Paragraph Lead => new("The signatures below state who prepared and who reviewed this report.");

    [Theory]
    [MemberData(nameof(Endings))]
    public void Leaves_NoLineAlone(string ending, Block[] blocks)
    {
        using var pdf = AtEveryHeight(blocks);

        Assert.All(pdf.Pages, page => Assert.True(RenderedPdf.LinesOf(page) > 1, $"{ending}: one line alone on page {page.Number} of {pdf.Summary.Pages}"));
    }

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void Keeps_AHeadingWithWhatItNames(string beginning, string words, Block[] blocks)
    {
        foreach (var small in Enumerable.Range(0, 6))
        {
            using var pdf = AtEveryHeight(small, blocks);

            var pages = pdf.Pages.Select(RenderedPdf.AllOf).Where(p => p.Contains("Sign-off", StringComparison.Ordinal)).ToList();
            Assert.Equal(Lines.Length, pages.Count);
            Assert.All(pages, page => Assert.All(words.Split(' '), word => Assert.True(page.Contains(word, StringComparison.Ordinal), $"{beginning}: {word} is not under its heading")));
        }
    }

    [Fact]
    public void Keeps_SignaturesOnOnePage()
    {
        using var pdf = AtEveryHeight(Lead, Endings.First().Data.Item2[1]);

        var pages = pdf.Pages.Select(RenderedPdf.AllOf).Where(p => p.Contains("Preparedby", StringComparison.Ordinal)).ToList();
        Assert.Equal(Lines.Length, pages.Count);
        Assert.All(pages, page => Assert.All(new[] { "Sign-off", "Privacyofficial", "Thelastsentence" }, text => Assert.Contains(text, page, StringComparison.Ordinal)));
    }

    [Fact]
    public void Keeps_ASmallTableOnOnePage()
    {
        using var pdf = AtEveryHeight(Rows(5));

        Assert.Equal(Lines.Length, pdf.Pages.Count(p => RenderedPdf.AllOf(p).Contains("row-", StringComparison.Ordinal)));
    }

    private static Table Rows(int count) => new()
    {
        Columns = [new Column("Row", 1, RowHeader: true), new Column("Count", 1, Align.Right)],
        Rows = Enumerable.Range(1, count).Select(i => new[] { Cell.Of($"row-{i}"), Cell.Number(i) }),
        Counting = "rows",
        RowCount = count,
    };

    private static Table High(int count) => Rows(count) with { Rows = Enumerable.Range(1, count).Select(i => new[] { Cell.Of($"row-{i} {Long} {Long}"), Cell.Number(i) }), Counting = null };

    private static RenderedPdf AtEveryHeight(params Block[] blocks) => AtEveryHeight(0, blocks);

    // So many smaller lines move what follows by less than a line.
    private static RenderedPdf AtEveryHeight(int small, Block[] blocks) => RenderedPdf.Of(new Document
    {
        Info = Sample.Info,
        Brief = true,
        Sections = Lines.Select(lines => new Section($"After {lines}", [.. Enumerable.Repeat(Filler, lines - Math.Min(small, lines)), .. Enumerable.Repeat(Filler with { Fine = true }, small), new Section("Sign-off", blocks), new PageBreak()])),
    });
}
