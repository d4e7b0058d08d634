using ClosedXML.Excel;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>Writes rows of a table into a sheet.</summary>
internal static class TableRows
{
    public static void PutHead(IXLWorksheet sheet, int row, IReadOnlyList<Column> columns, IReadOnlyList<string> titles)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            Cells.PutHead(sheet.Cell(row, i + 1), columns[i] with { Title = titles[i] });
        }
    }

    /// <summary>Merges the cells that a cell of the row reaches over.</summary>
    public static void Merge(IXLWorksheet sheet, int row, IReadOnlyList<Cell> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is { ColumnSpan: > 1 } or { RowSpan: > 1 })
            {
                sheet.Range(row, i + 1, row + cells[i].RowSpan - 1, i + cells[i].ColumnSpan).Merge();
            }
        }
    }

    /// <summary>How many sheet rows a row needs: one, unless a text is longer than a cell holds.</summary>
    public static int Height(IReadOnlyList<Cell> cells) =>
        cells.Max(c => c.Text.Length <= Cells.TextLimit ? 1 : Cells.Pieces(c.Text).Count);

    /// <summary>Writes a row; returns the sheet row after it. A text longer than a cell holds goes on in the cells below.</summary>
    public static int Put(IXLWorksheet sheet, int row, IReadOnlyList<Column> columns, IReadOnlyList<Cell> cells)
    {
        var height = 1;
        for (var i = 0; i < columns.Count; i++)
        {
            var pieces = Cells.Pieces(cells[i].Text);
            height = Math.Max(height, pieces.Count);
            for (var k = 0; k < pieces.Count; k++)
            {
                var cell = sheet.Cell(row + k, i + 1);
                Cells.Put(cell, cells[i], columns[i].Align, pieces[k]);
                cell.Style.Font.Bold |= columns[i].RowHeader;
            }
        }

        var written = sheet.Range(row, 1, row + height - 1, columns.Count);
        written.Style.Border.BottomBorder = XLBorderStyleValues.Hair;
        written.Style.Border.BottomBorderColor = XLColor.FromHtml(Cells.Hairline);
        return row + height;
    }
}
