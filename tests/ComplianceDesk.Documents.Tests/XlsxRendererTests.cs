using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Tests.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

public sealed class XlsxRendererTests
{
    [Fact]
    public void Writes_EveryRowOfARegister()
    {
        using var workbook = Render(Sample.Of(Sample.Rows(700)));

        var sheet = workbook.Worksheet("Rows");

        Assert.Equal(["Row", "Text", "Count"], sheet.Row(1).CellsUsed().Select(c => c.GetString()));
        Assert.Equal(Enumerable.Range(1, 700).Select(i => $"row-{i:00000}"), Column(sheet, 1));
        Assert.Equal(700 * 701 / 2, sheet.Column(3).CellsUsed().Skip(1).Sum(c => c.GetDouble()));
        Assert.Equal(1, sheet.SheetView.SplitRow);
        Assert.Contains(Texts(workbook.Worksheet("Section")), t => t.Contains("700 rows, all shown.", StringComparison.Ordinal));
    }

    [Fact]
    public void Stops_WhileTheWorkbookIsPacked()
    {
        using var cancel = new CancellationTokenSource();
        IEnumerable<IReadOnlyList<Cell>> Rows()
        {
            for (var i = 0; i < 3000; i++) yield return [Cell.Number(i)];

            // Every row is in the workbook: only its packing is left.
            cancel.Cancel();
        }

        using var output = new MemoryStream();
        var table = new Table { Columns = [new Column("A")], Rows = Rows() };
        Assert.ThrowsAny<OperationCanceledException>(() => XlsxRenderer.Write(Sample.Of(new Paragraph("x")) with { Attachments = [new Attachment("a.csv", "Rows", table)] }, output, cancel.Token));
        Assert.Equal(0, output.Length);
    }

    [Fact]
    public void Goes_OnInAnotherSheet_WhenOneIsFull()
    {
        using var output = new MemoryStream();
        XlsxRenderer.Write(Sample.Of(Sample.Rows(25)), output, sheetRows: 11, TestContext.Current.CancellationToken);
        using var workbook = new XLWorkbook(output);

        var rows = new[] { "Rows", "Rows (2)", "Rows (3)" }.SelectMany(n => Column(workbook.Worksheet(n), 1));

        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"row-{i:00000}"), rows);
        Assert.All(new[] { "Rows (2)", "Rows (3)" }, n => Assert.Equal("Row", workbook.Worksheet(n).Cell(1, 1).GetString()));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://example.org\",\"x\")")]
    [InlineData("+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("'quoted")]
    [InlineData("00042")]
    [InlineData("1E5")]
    [InlineData("2026-03-01")]
    [InlineData("TRUE")]
    [InlineData("  spaces  ")]
    [InlineData("two\nlines")]
    [InlineData("Ωραία Съешь 漢字 שלום")]
    public void Keeps_TextAsText(string text)
    {
        var table = new Table { Caption = "Cells", Columns = [new Column("Value")], Rows = [[Cell.Of(text)]], Counting = "values" };
        using var workbook = Render(Sample.Of(table, new Paragraph(text), new FactList([new Fact(text, text)])));

        var cell = workbook.Worksheet("Cells").Cell(2, 1);

        Assert.Equal((XLDataType.Text, text, false), (cell.DataType, cell.GetString(), cell.HasFormula));
        Assert.Equal(3, workbook.Worksheet("Section").CellsUsed().Count(c => c.GetString() == text && !c.HasFormula && c.DataType == XLDataType.Text));
    }

    [Fact]
    public void Replaces_WhatAFileCannotHold()
    {
        using var workbook = Render(Sample.Of(new Table { Caption = "Cells", Columns = [new Column("Value")], Rows = [[Cell.Of("a\u0001b\uD800c\uFFFEd")]], Counting = "values" }));

        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd", workbook.Worksheet("Cells").Cell(2, 1).GetString());
    }

    [Fact]
    public void Continues_ATextThatIsLongerThanACell()
    {
        var text = string.Concat(Enumerable.Range(0, 70_000).Select(i => (char)('a' + (i % 26))));
        var table = new Table { Caption = "Cells", Columns = [new Column("Value"), new Column("Other")], Rows = [[Cell.Of(text), Cell.Of("x")], [Cell.Of("next"), Cell.Of("y")]], Counting = "values" };
        using var workbook = Render(Sample.Of(table));

        Assert.Equal(text + "next", string.Concat(Column(workbook.Worksheet("Cells"), 1)));
        Assert.Contains(Texts(workbook.Worksheet("Section")), t => t.Contains("2 values, all shown.", StringComparison.Ordinal));
    }

    [Fact]
    public void Writes_TheSameFiguresAsTheDocument()
    {
        var document = new ActivityReviewReport().Build(ActivityReviewSample.With(60));
        using var workbook = Render(document);
        var written = workbook.Worksheets.SelectMany(s => s.CellsUsed()).Select(Shown).ToHashSet(StringComparer.Ordinal);

        foreach (var table in Blocks(document.Sections).OfType<Table>())
        {
            Assert.All(table.Rows.SelectMany(r => r).Where(c => c.Text.Length > 0), c => Assert.Contains(c.Text, written));
        }
    }

    [Fact]
    public void Gives_EverySectionASheet()
    {
        var document = new ActivityReviewReport().Build(ActivityReviewSample.With(3));
        using var workbook = Render(document);

        var names = workbook.Worksheets.Select(s => s.Name).ToList();

        Assert.Equal("Cover", names[0]);
        Assert.All(document.Sections, s => Assert.Contains(s.Title, names));
        Assert.Contains(names, n => n.StartsWith("Register of findings", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_TheRowsOfALongCaptionByTheirSection()
    {
        using var workbook = Render(new Document
        {
            Info = Sample.Info,
            Sections =
            [
                new Section("Cardiology", [Sample.Rows(2) with { Caption = "Accounts, with their use from 2026-03-01 to 2026-03-31; decide: keep, change or remove" }]),
                new Section("Emergency", [Sample.Rows(3) with { Caption = "Register of accounts; times in America/New_York" }, Sample.Rows(4) with { Caption = null }]),
            ],
        });

        Assert.Equal(["Cover", "Cardiology", "Cardiology, rows", "Emergency", "Register of accounts", "Emergency, rows"], workbook.Worksheets.Select(s => s.Name));
        Assert.All(workbook.Worksheets.Where(s => s.AutoFilter.IsEnabled), s => Assert.Equal((1, "$1:$1"), (s.SheetView.SplitRow, $"${s.PageSetup.FirstRowToRepeatAtTop}:${s.PageSetup.LastRowToRepeatAtTop}")));
        Assert.Equal(3, workbook.Worksheets.Count(s => s.AutoFilter.IsEnabled));
    }

    [Fact]
    public void Names_SheetsAsExcelAllows()
    {
        var document = new Document
        {
            Info = Sample.Info,
            Sections = [new Section("A/B: what? [one] of *many* titles that is long", []), new Section("A/B: what? [one] of *many* titles that is long", []), new Section("COVER", [])],
        };
        using var workbook = Render(document);

        var names = workbook.Worksheets.Select(s => s.Name).ToList();

        Assert.Equal(4, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.Matches(@"^[^\[\]:*?/\\]{1,31}$", n));
    }

    [Fact]
    public void Holds_NoFormula()
    {
        using var output = new MemoryStream();
        XlsxRenderer.Write(Sample.Of(new Paragraph("=cmd|' /C calc'!A0"), Sample.Rows(3)), output, TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(output);

        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            Assert.Equal(0, Regex.Count(reader.ReadToEnd(), "<(x:)?f[ >]"));
        }
    }

    /// <summary>What Excel shows for the two number formats that are used.</summary>
    private static string Shown(IXLCell cell) => cell.DataType != XLDataType.Number ? cell.GetString()
        : cell.GetDouble().ToString(cell.Style.NumberFormat.Format, CultureInfo.InvariantCulture);

    private static XLWorkbook Render(Document document)
    {
        var output = new MemoryStream();
        XlsxRenderer.Write(document, output, TestContext.Current.CancellationToken);
        return new XLWorkbook(output);
    }

    private static IEnumerable<string> Column(IXLWorksheet sheet, int column) => sheet.Column(column).CellsUsed().Skip(1).Select(c => c.GetString());

    private static IEnumerable<string> Texts(IXLWorksheet sheet) => sheet.CellsUsed().Select(c => c.GetString());

    private static IEnumerable<Block> Blocks(IEnumerable<Block> blocks) => blocks.SelectMany(b => b is Section section ? Blocks(section.Blocks) : [b]);
}
