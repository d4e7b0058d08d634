using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Lays out tables: caption, head on every page (as an artifact after the first: it is read once), rows, and what the table states about their number.</summary>
internal sealed class TableLayout(PageFlow flow, LineWriter writer)
{
    // The first rows tell how wide the words of each column are.
    private const int RowsMeasured = 60;

    private static readonly TextStyle Captions = new(8.75, Look.Navy, Bold: true);
    private static readonly TextStyle Statements = new(Look.SmallSize, Look.Quiet);

    /// <summary>Lays out a table.</summary>
    public void Lay(Table table, double minimumRowHeight = 0)
    {
        using var rows = table.ReadRows().GetEnumerator();
        var first = new List<IReadOnlyList<Cell>>();
        while (first.Count < RowsMeasured && rows.MoveNext())
        {
            first.Add(rows.Current);
        }

        var grid = new TableGrid(flow, writer, table.Columns, Widths(table, first));
        var head = new TableHead(flow, grid, table.Groups);
        var body = new TableBody(flow, grid, head, minimumRowHeight);
        flow.Ensure(head.Height + (table.Caption is null ? 0 : Captions.LineHeight + 6) + (3 * TableGrid.Cells.LineHeight) + (4 * TableGrid.PadY));
        flow.Skip(4);
        flow.Structure.Open("Table");
        LayCaption(table.Caption);
        head.Lay(repeated: false);
        flow.Structure.Open("TBody");
        var written = 0L;
        IReadOnlyList<Cell>? held = null;
        foreach (var row in first.Concat(Rest(rows)))
        {
            if (held is not null)
            {
                body.Add(held, 0);
                written++;
            }

            held = row;
        }

        if (held is null)
        {
            body.AddAcross(table.WhenEmpty);
        }
        else
        {
            // The statement stands under the last row, not alone on a page.
            body.Add(held, table.Counting is null ? 0 : Statements.LineHeight + 3);
            written++;
        }

        flow.Structure.Close();
        flow.Structure.Close();
        LayStatement(table.RowStatement(written));
        flow.Skip(11);
    }

    /// <summary>Lays out names and values as a table without a head, whose names are the row heads.</summary>
    public void Lay(FactList facts)
    {
        IReadOnlyList<Column> columns = [new Column("", 1, RowHeader: true), new Column("", 2.6)];
        var grid = new TableGrid(flow, writer, columns, ColumnWidths.Share(columns, [0, 0], flow.Page.Width));
        var body = new TableBody(flow, grid, new TableHead(flow, grid, null), 0);
        flow.Structure.Open("Table");
        flow.Structure.Open("TBody");
        foreach (var fact in facts.Facts)
        {
            body.Add([[new Run(fact.Name, Bold: true)], fact.Value.Runs]);
        }

        flow.Structure.Close();
        flow.Structure.Close();
        flow.Skip(11);
    }

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

    private void LayCaption(string? caption)
    {
        if (caption is null)
        {
            return;
        }

        var lines = flow.Lines.Break([new Run(caption, Bold: true)], Captions, flow.Page.Width);
        flow.Structure.Open("Caption");
        writer.Write(lines, 0, lines.Count, flow.Page.Left, flow.Y, flow.Page.Width, Captions);
        flow.Structure.Close();
        flow.Y += lines.Count * Captions.LineHeight;
        flow.Y += 2;
    }

    private void LayStatement(string? statement)
    {
        if (statement is null)
        {
            return;
        }

        flow.Ensure(Statements.LineHeight + 3);
        flow.Skip(3);
        flow.WriteElement("P", statement, flow.Page.Left, flow.Y, Statements);
        flow.Y += Statements.LineHeight;
    }
}
