using ClosedXML.Excel;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>Writes blocks one under the other into a sheet whose first column is for names and whose others are for values.</summary>
internal sealed class SheetCursor
{
    private const double FirstWidth = 34;
    private const double OtherWidth = 19;
    private const double LineHeight = 15;

    // Excel's limits: row height in points.
    private const double HighestRow = 409;

    /// <summary>Columns that running text is spread over.</summary>
    private const int TextColumns = 7;

    private readonly IXLWorksheet sheet;

    public SheetCursor(IXLWorksheet sheet)
    {
        this.sheet = sheet;
        sheet.Column(1).Width = FirstWidth;
        sheet.Columns(2, 14).Width = OtherWidth;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
    }

    /// <summary>The next row to be written.</summary>
    public int Row { get; private set; } = 1;

    public void Skip() => Row++;

    /// <summary>Writes a line of text across the sheet.</summary>
    public void PutText(string text, double size = 11, bool bold = false, string colour = "#000000") => PutMerged(1, text, size, bold, colour);

    /// <summary>Writes a heading of a level from 1.</summary>
    public void PutHeading(string text, int level) => PutText(text, level switch { 1 => 16, 2 => 13, _ => 11 }, bold: true, Cells.Navy);

    /// <summary>Writes a name and its value.</summary>
    public void PutFact(string name, Paragraph value)
    {
        var cell = sheet.Cell(Row, 1);
        Cells.Put(cell, PlainText.Lines(name));
        cell.Style.Font.Bold = true;
        var marked = value.Runs.FirstOrDefault(r => r.Mark != Mark.None);
        var first = Row;
        PutMerged(2, Text(value), 11, bold: false, "#000000");
        if (marked is not null)
        {
            sheet.Cell(first, 2).Style.Font.FontColor = XLColor.FromArgb(Pdf.Look.Of(marked.Mark).Ink.Red, Pdf.Look.Of(marked.Mark).Ink.Green, Pdf.Look.Of(marked.Mark).Ink.Blue);
        }
    }

    /// <summary>Writes a table; returns how many rows it had.</summary>
    public long PutTable(Table table)
    {
        if (table.Columns.Any(c => c.Title.Length > 0))
        {
            PutGroups(table.Groups ?? []);
            TableRows.PutHead(sheet, Row, table.Columns, [.. table.Columns.Select(c => c.Title)]);
            Row++;
        }

        var written = 0L;
        foreach (var cells in table.ReadRows())
        {
            TableRows.Merge(sheet, Row, cells);
            Row = TableRows.Put(sheet, Row, table.Columns, cells);
            written++;
        }

        if (written == 0)
        {
            PutText(table.WhenEmpty);
        }

        return written;
    }

    /// <summary>Writes the names of groups of columns over their heads.</summary>
    private void PutGroups(IReadOnlyList<ColumnGroup> groups)
    {
        var column = 1;
        foreach (var group in groups)
        {
            Cells.PutHead(sheet.Cell(Row, column), new Column(group.Title));
            sheet.Range(Row, column, Row, column + group.Columns - 1).Merge();
            column += group.Columns;
        }

        Row += groups.Count > 0 ? 1 : 0;
    }

    /// <summary>The paragraph's text with the addresses that its links lead to.</summary>
    public static string Text(Paragraph paragraph) =>
        string.Concat(paragraph.Runs.Select(r => r.Link is null ? r.Text : $"{r.Text} ({r.Link.AbsoluteUri})"));

    private void PutMerged(int column, string text, double size, bool bold, string colour)
    {
        foreach (var piece in Cells.Pieces(text))
        {
            var cell = sheet.Cell(Row, column);
            Cells.Put(cell, piece);
            cell.Style.Font.FontSize = size;
            cell.Style.Font.Bold = bold;
            cell.Style.Font.FontColor = XLColor.FromHtml(colour);
            sheet.Range(Row, column, Row, TextColumns).Merge();

            // Excel does not fit the height of rows with merged cells by itself.
            var width = ((column == 1 ? FirstWidth : 0) + (OtherWidth * (TextColumns - Math.Max(1, column - 1)))) * 11 / size;
            var lines = piece.Split('\n').Sum(l => Math.Max(1, Math.Ceiling(l.Length * 1.05 / width)));
            sheet.Row(Row).Height = Math.Min(HighestRow, lines * LineHeight * size / 11);
            Row++;
        }
    }
}
