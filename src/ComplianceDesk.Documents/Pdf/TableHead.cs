using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>The head of a table: the names of groups of columns, if it has any, above the names of columns.</summary>
internal sealed class TableHead
{
    private readonly PageFlow flow;
    private readonly TableGrid grid;
    private readonly List<HeadCell> upper = [];
    private readonly List<HeadCell> lower = [];
    private readonly double upperHeight;

    public TableHead(PageFlow flow, TableGrid grid, IReadOnlyList<ColumnGroup>? groups)
    {
        (this.flow, this.grid) = (flow, grid);
        if (grid.Columns.All(c => c.Title.Length == 0))
        {
            return;
        }

        var column = 0;
        foreach (var group in groups ?? [new ColumnGroup("", grid.Columns.Count)])
        {
            if (group.Title.Length > 0)
            {
                upper.Add(Cell(group.Title, column, group.Columns, $"/A<</O/Table/Scope/Column/ColSpan {group.Columns}>>"));
            }

            for (var i = 0; i < group.Columns; i++, column++)
            {
                var alone = group.Title.Length == 0 && groups is not null;
                (alone ? upper : lower).Add(Cell(grid.Columns[column].Title, column, 1, alone ? "/A<</O/Table/Scope/Column/RowSpan 2>>" : "/A<</O/Table/Scope/Column>>"));
            }
        }

        upperHeight = HeightOf(upper.Where(c => lower.Exists(l => l.Column >= c.Column && l.Column < c.Column + c.Span)));
        Height = Math.Max(upperHeight + HeightOf(lower), HeightOf(upper));
    }

    public double Height { get; }

    /// <summary>Lays out the head: as the table's head once, as an artifact on every further page.</summary>
    public void Lay(bool repeated)
    {
        if (Height == 0)
        {
            return;
        }

        flow.Canvas.BeginArtifact();
        flow.Canvas.Fill(flow.Page.Left, flow.Y, flow.Page.Width, Height, Look.HeadFill);
        grid.Rule(0, grid.Columns.Count, flow.Y, 0.8, Look.Navy);
        grid.Rule(0, grid.Columns.Count, flow.Y + Height, 0.8, Look.Navy);
        foreach (var cell in upper.Where(c => c.Span > 1))
        {
            flow.Canvas.Rule(grid.Start(cell.Column) + TableGrid.PadX, flow.Y + upperHeight, grid.Start(cell.Column + cell.Span) - TableGrid.PadX, flow.Y + upperHeight, 0.5, Look.Quiet);
        }

        flow.Canvas.EndMarked();
        if (repeated)
        {
            flow.Canvas.BeginArtifact("/Type/Pagination");
            Repeat(upper, flow.Y);
            Repeat(lower, flow.Y + upperHeight);
            flow.Canvas.EndMarked();
        }
        else
        {
            flow.Structure.Open("THead");
            Lay(upper, flow.Y);
            Lay(lower, flow.Y + upperHeight);
            flow.Structure.Close();
        }

        flow.Y += Height;
    }

    private HeadCell Cell(string title, int column, int span, string attributes) =>
        new(column, span, grid.Break([new Run(title, Bold: true)], column, span, TableGrid.Heads), attributes);

    private static double HeightOf(IEnumerable<HeadCell> cells) =>
        cells.Select(c => (c.Lines.Count * TableGrid.Heads.LineHeight) + (2 * TableGrid.PadY)).DefaultIfEmpty(0).Max();

    private void Lay(List<HeadCell> cells, double top)
    {
        if (cells.Count == 0)
        {
            return;
        }

        flow.Structure.Open("TR");
        foreach (var cell in cells)
        {
            flow.Structure.Open("TH", cell.Attributes);
            grid.Write(cell.Lines, 0, cell.Lines.Count, cell.Column, cell.Span, top + TableGrid.PadY, TableGrid.Heads);
            flow.Structure.Close();
        }

        flow.Structure.Close();
    }

    /// <summary>Writes heads that no one reads again: the same words, without structure.</summary>
    private void Repeat(List<HeadCell> cells, double top)
    {
        foreach (var cell in cells)
        {
            for (var i = 0; i < cell.Lines.Count; i++)
            {
                var line = cell.Lines[i];
                var right = line.RightToLeft || (cell.Span == 1 && grid.Columns[cell.Column].Align == Align.Right);
                var x = right ? grid.Start(cell.Column + cell.Span) - TableGrid.PadX - line.Width : grid.Start(cell.Column) + TableGrid.PadX;
                flow.Write(line, x, top + TableGrid.PadY + (i * TableGrid.Heads.LineHeight), TableGrid.Heads);
            }
        }
    }

    private sealed record HeadCell(int Column, int Span, List<TextLine> Lines, string Attributes);
}
