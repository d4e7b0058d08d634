using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Lays out tables: caption, head on every page (as an artifact after the first: it is read once), rows, and what the table states about their number.</summary>
internal sealed class TableLayout(PageFlow flow, LineWriter writer)
{
    /// <summary>Points left under a table.</summary>
    public const double Gap = 11;

    /// <summary>So many rows stand with what names them, unless they would take most of a page.</summary>
    public const int RowsLed = 3;

    // The first rows tell how wide the words of each column are.
    private const int RowsMeasured = 60;

    // A table of so many rows at most, and not higher than a third of a page, stands on one page.
    private const int RowsKept = 12;

    private static readonly TextStyle Captions = new(8.75, Look.Navy, Bold: true);
    private static readonly TextStyle Statements = new(Look.SmallSize, Look.Quiet);

    private static double StatementHeight => Statements.LineHeight + 3;

    /// <summary>Reads the first rows of a table, which tell how it is laid out on pages of the present size, and how much of it must stand together.</summary>
    public BegunTable Begin(Table table, double minimumRowHeight = 0)
    {
        var rows = table.ReadRows().GetEnumerator();
        var first = new List<IReadOnlyList<Cell>>();
        var more = true;
        while (first.Count < RowsMeasured && (more = rows.MoveNext()))
        {
            first.Add(rows.Current);
        }

        var grid = new TableGrid(flow, writer, table.Columns, Widths(table, first));
        var head = new TableHead(flow, grid, table.Groups);
        var body = new TableBody(flow, grid, head, minimumRowHeight);
        List<TextLine> caption = table.Caption is { } text ? flow.Lines.Break([new Run(text, Bold: true)], Captions, flow.Page.Width) : [];
        var frame = 4 + CaptionHeight(caption) + head.Height + (table.Counting is null ? 0 : StatementHeight);
        var whole = more || first.Count > RowsKept ? double.PositiveInfinity : frame + body.WholeHeight(first, table.WhenEmpty);
        return new BegunTable(table, rows, first, caption, head, body, frame + body.FirstHeight(first, table.WhenEmpty), whole);
    }

    /// <summary>How much of a table must stand together: all of it up to a third of a page, with what must stand below it, else the first rows.</summary>
    /// <param name="begun">The table.</param>
    /// <param name="below">Points that must be left under it.</param>
    public double LeastHeight(BegunTable begun, double below) => Least(begun.FirstHeight, begun.WholeHeight, begun.First.Count, flow.Page.Height / 3, below);

    /// <summary>How much of names and values must stand together: all of them up to a fourth of a page, with what must stand below them, else the first.</summary>
    /// <param name="facts">The names and values.</param>
    /// <param name="below">Points that must be left under them.</param>
    public double LeastHeight(FactList facts, double below)
    {
        var body = Body();
        var whole = facts.Facts.Count > RowsKept ? double.PositiveInfinity : facts.Facts.Sum(f => body.RowHeight(Row(f)));
        return Least(body.FirstHeight(facts.Facts.Select(Row)), whole, facts.Facts.Count, flow.Page.Height / 4, below);
    }

    /// <summary>Lays out a table.</summary>
    /// <param name="begun">The table.</param>
    /// <param name="below">Points that must be left under it.</param>
    public void Lay(BegunTable begun, double below)
    {
        using var rows = begun.Rows;
        var (table, head, body) = (begun.Table, begun.Head, begun.Body);
        flow.Ensure(LeastHeight(begun, below));
        flow.Skip(4);
        flow.Structure.Open("Table");
        LayCaption(begun.Caption);
        head.Lay(repeated: false);
        flow.Structure.Open("TBody");
        var written = 0L;
        IReadOnlyList<Cell>? before = null, last = null;
        foreach (var row in begun.First.Concat(Rest(rows)))
        {
            if (before is not null)
            {
                body.Add(before, 0);
            }

            (before, last) = (last, row);
            written++;
        }

        // What stands below goes with the last row, and that row with the one before it: neither is alone on a page. Only the first row stays under its head.
        var under = (table.Counting is null ? 0 : StatementHeight) + (below > 0 ? Gap + below : 0);
        if (before is not null)
        {
            body.Add(before, written > 2 ? body.RowHeight(last!) + under : 0);
        }

        if (last is not null)
        {
            body.Add(last, written > 1 ? under : 0);
        }
        else
        {
            body.AddAcross(table.WhenEmpty, under);
        }

        flow.Structure.Close();
        flow.Structure.Close();
        LayStatement(table.RowStatement(written));
        flow.Skip(Gap);
    }

    /// <summary>Lays out names and values as a table without a head, whose names are the row heads.</summary>
    /// <param name="facts">The names and values.</param>
    /// <param name="below">Points that must be left under them.</param>
    public void Lay(FactList facts, double below = 0)
    {
        var body = Body();
        var under = below > 0 ? Gap + below : 0;
        flow.Ensure(LeastHeight(facts, below));
        flow.Structure.Open("Table");
        flow.Structure.Open("TBody");
        for (var i = 0; i < facts.Facts.Count; i++)
        {
            // The last one does not go to the next page alone, and the first stays under its heading.
            body.Add(Row(facts.Facts[i]), i == 0 ? 0 : i == facts.Facts.Count - 2 ? body.RowHeight(Row(facts.Facts[^1])) + under : i == facts.Facts.Count - 1 ? under : 0);
        }

        flow.Structure.Close();
        flow.Structure.Close();
        flow.Skip(Gap);
    }

    // Where the first rows are all, or all but the last, which does not go to the next page alone, what stands below goes with them if it can.
    private double Least(double first, double whole, int rows, double kept, double below)
    {
        var all = whole + (below > 0 ? Gap + below : 0);
        return whole <= kept || (rows <= RowsLed + 1 && all <= flow.Page.Height * 2 / 3) ? all : first;
    }

    private TableBody Body()
    {
        IReadOnlyList<Column> columns = [new Column("", 1, RowHeader: true), new Column("", 2.6)];
        var grid = new TableGrid(flow, writer, columns, ColumnWidths.Share(columns, [0, 0], flow.Page.Width));
        return new TableBody(flow, grid, new TableHead(flow, grid, null), 0);
    }

    private static IReadOnlyList<IReadOnlyList<Run>> Row(Fact fact) => [[new Run(fact.Name, Bold: true)], fact.Value.Runs];

    private static IEnumerable<IReadOnlyList<Cell>> Rest(IEnumerator<IReadOnlyList<Cell>> rows)
    {
        while (rows.MoveNext())
        {
            yield return rows.Current;
        }
    }

    private double[] Widths(Table table, List<IReadOnlyList<Cell>> first)
    {
        var needed = table.Columns.Select((column, i) =>
            Math.Max(
                flow.Lines.WidestWord(column.Title, TableGrid.Heads),
                first.Where(row => row[i].ColumnSpan == 1)
                    .Select(row => flow.Lines.WidestWord(row[i].Text, TableGrid.Cells with { Bold = row[i].Mark != Mark.None || column.RowHeader }))
                    .DefaultIfEmpty(0).Max()) + (2 * TableGrid.PadX) + 0.5);
        return ColumnWidths.Share(table.Columns, needed.ToArray(), flow.Page.Width);
    }

    private static double CaptionHeight(List<TextLine> lines) => lines.Count == 0 ? 0 : (lines.Count * Captions.LineHeight) + 2;

    private void LayCaption(List<TextLine> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        flow.Structure.Open("Caption");
        writer.Write(lines, 0, lines.Count, flow.Page.Left, flow.Y, flow.Page.Width, Captions);
        flow.Structure.Close();
        flow.Y += CaptionHeight(lines);
    }

    private void LayStatement(string? statement)
    {
        if (statement is null)
        {
            return;
        }

        flow.Ensure(StatementHeight);
        flow.Skip(3);
        flow.WriteElement("P", statement, flow.Page.Left, flow.Y, Statements);
        flow.Y += Statements.LineHeight;
    }

    /// <summary>A table whose first rows were read.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="Rows">Its rows after the first.</param>
    /// <param name="First">Its first rows.</param>
    /// <param name="Caption">Lines of its caption.</param>
    /// <param name="Head">Its head.</param>
    /// <param name="Body">Lays out its rows.</param>
    /// <param name="FirstHeight">Points for caption, head and the first rows.</param>
    /// <param name="WholeHeight">Points for all of it; infinite for more than a few rows.</param>
    internal sealed record BegunTable(
        Table Table, IEnumerator<IReadOnlyList<Cell>> Rows, IReadOnlyList<IReadOnlyList<Cell>> First, List<TextLine> Caption, TableHead Head, TableBody Body, double FirstHeight, double WholeHeight);
}
