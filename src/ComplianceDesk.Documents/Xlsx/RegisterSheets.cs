using ClosedXML.Excel;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>Writes a table on a sheet of its own, and on further ones when it is longer than a sheet.</summary>
internal sealed class RegisterSheets(SheetSet sheets, int sheetRows, CancellationToken cancellationToken)
{
    // Excel measures widths in characters; a column takes its share of this, within limits.
    private const double TotalWidth = 150;

    /// <summary>Writes the table; returns the rows written and the sheets used.</summary>
    public (long Rows, IReadOnlyList<string> Names) Write(Table table, string title)
    {
        var names = new List<string>();
        var sheet = Begin(table, title, names);
        var row = 2;
        var written = 0L;
        foreach (var cells in table.ReadRows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row + TableRows.Height(cells) - 1 > sheetRows)
            {
                Finish(sheet, row - 1, table.Columns.Count);
                sheet = Begin(table, title, names);
                row = 2;
            }

            row = TableRows.Put(sheet, row, table.Columns, cells);
            written++;
        }

        if (written == 0)
        {
            Cells.Put(sheet.Cell(2, 1), PlainText.Lines(table.WhenEmpty));
        }

        Finish(sheet, row - 1, table.Columns.Count);
        return (written, names);
    }

    private IXLWorksheet Begin(Table table, string title, List<string> names)
    {
        var name = sheets.Name(title);
        names.Add(name);
        var sheet = sheets.Add(name);
        TableRows.PutHead(sheet, 1, table.Columns, table.Titles);
        sheet.SheetView.FreezeRows(1);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 1);
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        var weights = table.Columns.Sum(c => c.Weight);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            sheet.Column(i + 1).Width = Math.Clamp(TotalWidth * table.Columns[i].Weight / weights, 9, 70);
        }

        return sheet;
    }

    private static void Finish(IXLWorksheet sheet, int lastRow, int columns)
    {
        if (lastRow > 1)
        {
            sheet.Range(1, 1, lastRow, columns).SetAutoFilter();
        }
    }
}
