using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>What ends a section does not go to the next page alone, wherever on the page it falls.</summary>
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

    private static Paragraph Lead => new("The signatures below state who prepared and who reviewed this report.");

    [Theory]
    [MemberData(nameof(Endings))]
    public void Leaves_NoLineAlone(string ending, Block[] blocks)
    {
        using var pdf = AtEveryHeight(blocks);

        Assert.All(pdf.Pages, page => Assert.True(RenderedPdf.LinesOf(page) > 1, $"{ending}: one line alone on page {page.Number} of {pdf.Summary.Pages}"));
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

    private static RenderedPdf AtEveryHeight(params Block[] blocks) => RenderedPdf.Of(new Document
    {
        Info = Sample.Info,
        Brief = true,
        Sections = Lines.Select(lines => new Section($"After {lines}", [.. Enumerable.Repeat(Filler, lines), new Section("Sign-off", blocks), new PageBreak()])),
    });
}
