using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// Lays out the rows of one table. A row that fits a page stays whole, and so do rows that a cell reaches over; what is higher goes on
/// across pages, line by line. Every word comes out.
/// </summary>
internal sealed class TableBody(PageFlow flow, TableGrid grid, TableHead head, double minimumRowHeight)
{
    // Rows that cells reach over, until none does.
    private readonly List<List<LaidCell>> waiting = [];
    private readonly List<LaidCell> reaching = [];
    private int rowsReached;
    private bool tinted = true;

    private static double LineHeight => TableGrid.Cells.LineHeight;

    /// <summary>Lays out a row of a table.</summary>
    /// <param name="cells">One for every column, covered ones among them.</param>
    /// <param name="below">Points that must be left under it.</param>
    public void Add(IReadOnlyList<Cell> cells, double below) => Add(Row(cells), below);

    /// <summary>Lays out a row of running text.</summary>
    public void Add(IReadOnlyList<IReadOnlyList<Run>> cells, double below) => Add(Row(cells), below);

    /// <summary>Lays out one cell across all columns.</summary>
    public void AddAcross(string text, double below) => Add(Across(text), below);

    /// <summary>Points that the first rows need which stand under a heading; some lines of them when they are higher than a page.</summary>
    public double FirstHeight(IEnumerable<IReadOnlyList<Cell>> rows, string whenEmpty) => First(rows.Select(Row)) is > 0 and var height ? height : Height(Across(whenEmpty));

    /// <summary>Points that the first rows of running text need which stand under a heading; some lines of them when they are higher than a page.</summary>
    public double FirstHeight(IEnumerable<IReadOnlyList<IReadOnlyList<Run>>> rows) => First(rows.Select(Row));

    /// <summary>Points that all these rows need, or the words for none.</summary>
    public double WholeHeight(IReadOnlyCollection<IReadOnlyList<Cell>> rows, string whenEmpty) => rows.Count == 0 ? Height(Across(whenEmpty)) : rows.Sum(row => Height(Row(row)));

    /// <summary>Points that a row needs; some lines of it when it is higher than a page.</summary>
    public double RowHeight(IReadOnlyList<Cell> cells) => Begun(Height(Row(cells)));

    /// <summary>Points that a row of running text needs; some lines of it when it is higher than a page.</summary>
    public double RowHeight(IReadOnlyList<IReadOnlyList<Run>> cells) => Begun(Height(Row(cells)));

    // A few rows, fewer where they would take most of a page, and what cells hold together in any case.
    private double First(IEnumerable<List<LaidCell>> rows)
    {
        var (height, joined, taken, reached) = (0.0, 0.0, 0, 0);
        foreach (var cells in rows)
        {
            joined += Height(cells);
            reached = Reached(reached, cells);
            if (reached > 0)
            {
                continue;
            }

            if (taken > 0 && height + joined > flow.Page.Height * 2 / 3)
            {
                break;
            }

            (height, joined) = (height + joined, 0);
            if (++taken == TableLayout.RowsLed)
            {
                break;
            }
        }

        return Begun(taken > 0 ? height : joined);
    }

    private double Begun(double height) => height <= flow.Page.Height - head.Height ? height : 4 * LineHeight;

    private List<LaidCell> Row(IReadOnlyList<Cell> cells)
    {
        var laid = new List<LaidCell>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (!ReferenceEquals(cell, Cell.Covered))
            {
                laid.Add(Lay([new Run(cell.Text, grid.Columns[i].RowHeader, cell.Mark, cell.Link) { To = cell.To }], i, cell.ColumnSpan, cell.RowSpan));
            }
        }

        return laid;
    }

    private List<LaidCell> Row(IReadOnlyList<IReadOnlyList<Run>> cells) => [.. cells.Select((runs, i) => Lay(runs, i, 1, 1))];

    private List<LaidCell> Across(string text) => [Lay([new Run(text)], 0, grid.Columns.Count, 1)];

    // How many more rows the cells of this one, or of those above, reach into.
    private static int Reached(int before, List<LaidCell> cells) => Math.Max(before - 1, cells.Count == 0 ? 0 : cells.Max(c => c.Rows) - 1);

    private LaidCell Lay(IReadOnlyList<Run> runs, int column, int span, int rows) =>
        new(grid.Break(runs, column, span, TableGrid.Cells), column, span, rows);

    private void Add(List<LaidCell> cells, double below)
    {
        waiting.Add(cells);
        rowsReached = Reached(rowsReached, cells);
        if (rowsReached > 0)
        {
            return;
        }

        tinted = !tinted;
        var whole = waiting.Sum(Height);
        if (waiting.Count > 1 && whole + Fitting(whole, below) > flow.Room && whole <= flow.Page.Height - head.Height)
        {
            Continue();
        }

        for (var i = 0; i < waiting.Count; i++)
        {
            LayRow(waiting[i], i == waiting.Count - 1 ? below : 0);
        }

        waiting.Clear();
    }

    // What a page cannot hold together with the rows is not kept under them.
    private double Fitting(double height, double below) => height + below <= flow.Page.Height - head.Height ? below : 0;

    private double Height(List<LaidCell> cells) =>
        Math.Max((cells.Where(c => c.Rows == 1).Select(c => c.Lines.Count).DefaultIfEmpty(1).Max() * LineHeight) + (2 * TableGrid.PadY), minimumRowHeight);

    private void LayRow(List<LaidCell> own, double below)
    {
        var height = Height(own);
        height += Fitting(height, below);
        // A row higher than a page begins where it stands, unless only a sliver is left.
        if (height > flow.Room + 0.01 && (height <= flow.Page.Height - head.Height || flow.Room < 4 * LineHeight))
        {
            Continue();
        }

        flow.Structure.Open("TR");
        var row = flow.Structure.Current;
        foreach (var cell in own)
        {
            cell.Element = flow.Structure.Open(grid.Columns[cell.Column].RowHeader ? "TH" : "TD", Attributes(cell));
            cell.Cursor = flow.Y + TableGrid.PadY;
            flow.Structure.Return(row);
        }

        reaching.AddRange(own);
        while (!LayPart())
        {
            Continue();
        }

        flow.Structure.Return(row);
        flow.Structure.Close();
        foreach (var cell in reaching.Where(c => c.Rows == 1))
        {
            flow.Structure.Close(cell.Element!);
        }

        reaching.RemoveAll(c => c.Rows == 1);
        reaching.ForEach(c => c.Rows--);
    }

    /// <summary>Lays out as much of the row as the page holds; returns whether that was the rest of it.</summary>
    private bool LayPart()
    {
        // Cells that end in this row decide how high it is; those that reach further write what fits.
        var needed = reaching.Where(c => c.Rows == 1).Select(c => c.Cursor + (c.Left * LineHeight) + TableGrid.PadY - flow.Y).DefaultIfEmpty(LineHeight + (2 * TableGrid.PadY)).Max();
        needed = Math.Max(needed, minimumRowHeight);
        var last = needed <= flow.Room + 0.01;
        var part = last ? needed : (Math.Max(1, Math.Floor(((flow.Room - (2 * TableGrid.PadY)) / LineHeight) + 0.001)) * LineHeight) + (2 * TableGrid.PadY);
        Draw(part, last);
        foreach (var cell in reaching)
        {
            var room = (int)Math.Floor(((flow.Y + part - (cell.Rows == 1 ? TableGrid.PadY : 0) - cell.Cursor) / LineHeight) + 0.001);
            var take = last && cell.Rows == 1 ? cell.Left : Math.Clamp(room, 0, cell.Left);
            if (take > 0)
            {
                flow.Structure.Return(cell.Element!);
                grid.Write(cell.Lines, cell.Lines.Count - cell.Left, take, cell.Column, cell.Span, cell.Cursor, TableGrid.Cells);
                cell.Left -= take;
                cell.Cursor += take * LineHeight;
            }
        }

        flow.Y += part;
        return last;
    }

    private void Continue()
    {
        flow.BeginPage();
        head.Lay(repeated: true);
        reaching.ForEach(c => c.Cursor = flow.Y + TableGrid.PadY);
    }

    /// <summary>Draws the row's ground and the line under it, left out where a cell reaches further down.</summary>
    private void Draw(double height, bool last)
    {
        flow.Canvas.BeginArtifact();
        if (tinted)
        {
            flow.Canvas.Fill(flow.Page.Left, flow.Y, flow.Page.Width, height, Look.Zebra);
        }

        var open = reaching.Where(c => last && c.Rows > 1).ToList();
        for (int from = 0, to; from < grid.Columns.Count; from = to)
        {
            to = from + 1;
            if (open.Exists(c => from >= c.Column && from < c.Column + c.Span))
            {
                continue;
            }

            while (to < grid.Columns.Count && !open.Exists(c => to >= c.Column && to < c.Column + c.Span))
            {
                to++;
            }

            grid.Rule(from, to, flow.Y + height, 0.4, Look.Hairline);
        }

        flow.Canvas.EndMarked();
    }

    private string Attributes(LaidCell cell)
    {
        var scope = grid.Columns[cell.Column].RowHeader ? "/Scope/Row" : "";
        var columns = cell.Span > 1 ? $"/ColSpan {cell.Span}" : "";
        var rows = cell.Rows > 1 ? $"/RowSpan {cell.Rows}" : "";
        return scope.Length + columns.Length + rows.Length == 0 ? "" : $"/A<</O/Table{scope}{columns}{rows}>>";
    }

    /// <summary>A cell until its last line is written.</summary>
    private sealed class LaidCell(List<TextLine> lines, int column, int span, int rows)
    {
        public List<TextLine> Lines => lines;

        public int Column => column;

        public int Span => span;

        /// <summary>Rows it still reaches into, the present one among them.</summary>
        public int Rows { get; set; } = rows;

        /// <summary>Lines not written yet.</summary>
        public int Left { get; set; } = lines.Count;

        /// <summary>Where its next line goes.</summary>
        public double Cursor { get; set; }

        public StructureTree.Element? Element { get; set; }
    }
}
