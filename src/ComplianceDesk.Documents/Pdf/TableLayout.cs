using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// Lays out tables row by row. The head is repeated on every page (as an artifact: it is read once). A row that fits a page stays whole; a
/// higher one goes on across pages, line by line. Every row and every word comes out.
/// </summary>
internal sealed class TableLayout(PageFlow flow)
{
    private const double PadX = 4.5;
    private const double PadY = 3.2;

    // The first rows tell how wide the words of each column are.
    private const int RowsMeasured = 60;

    private static readonly TextStyle Cells = new(Look.TableSize, Look.Text);
    private static readonly TextStyle Heads = new(Look.TableSize, Look.Navy, Bold: true);
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

        var sheet = new Sheet(table, Widths(table, first), minimumRowHeight, flow);
        flow.Ensure(sheet.HeadHeight + (table.Caption is null ? 0 : Captions.LineHeight + 6) + (3 * Cells.LineHeight) + (4 * PadY));
        flow.Skip(4);
        flow.Structure.Open("Table");
        LayCaption(table.Caption);
        sheet.LayHead(repeated: false);
        flow.Structure.Open("TBody");
        var written = 0L;
        IReadOnlyList<Cell>? held = null;
        foreach (var row in first.Concat(Rest(rows)))
        {
            if (held is not null)
            {
                sheet.LayRow(held, written++);
            }

            held = row;
        }

        if (held is null)
        {
            sheet.LayEmpty();
        }
        else
        {
            // The statement stands under the last row, not alone on a page.
            sheet.LayRow(held, written++, table.Counting is null ? 0 : Statements.LineHeight + 3);
        }

        flow.Structure.Close();
        flow.Structure.Close();
        LayStatement(table.RowStatement(written));
        flow.Skip(11);
    }

    /// <summary>Lays out names and values as a table without a head, whose names are the row heads.</summary>
    public void Lay(FactList facts)
    {
        var table = new Table
        {
            Columns = [new Column("", 1, RowHeader: true), new Column("", 2.6)],
            Rows = [],
        };
        var sheet = new Sheet(table, ColumnWidths.Share(table.Columns, [0, 0], Look.Width), 0, flow);
        flow.Structure.Open("Table");
        flow.Structure.Open("TBody");
        foreach (var fact in facts.Facts)
        {
            sheet.LayRow([[new Run(fact.Name, Bold: true)], fact.Value.Runs]);
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
                flow.Lines.WidestWord(column.Title, Heads),
                first.Select(row => flow.Lines.WidestWord(row[i].Text, Cells with { Bold = row[i].Mark != Mark.None || column.RowHeader }))
                    .DefaultIfEmpty(0).Max()) + (2 * PadX) + 0.5);
        return ColumnWidths.Share(table.Columns, needed.ToArray(), Look.Width);
    }

    private void LayCaption(string? caption)
    {
        if (caption is null)
        {
            return;
        }

        flow.Structure.Open("Caption");
        flow.BeginContent();
        foreach (var line in flow.Lines.Break([new Run(caption, Bold: true)], Captions, Look.Width))
        {
            flow.Write(line, Look.Left, flow.Y, Captions);
            flow.Y += Captions.LineHeight;
        }

        flow.Canvas.EndMarked();
        flow.Structure.Close();
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
        flow.WriteElement("P", statement, Look.Left, flow.Y, Statements);
        flow.Y += Statements.LineHeight;
    }

    /// <summary>One table while it is being laid out.</summary>
    private sealed class Sheet
    {
        private readonly PageFlow flow;
        private readonly Table table;
        private readonly double[] widths;
        private readonly double[] starts;
        private readonly double minimumRowHeight;
        private readonly List<TextLine>[] head;
        private readonly bool hasHead;

        public Sheet(Table table, double[] widths, double minimumRowHeight, PageFlow flow)
        {
            this.flow = flow;
            this.table = table;
            this.widths = widths;
            this.minimumRowHeight = minimumRowHeight;
            starts = [.. widths.Select((_, i) => Look.Left + widths.Take(i).Sum())];
            hasHead = table.Columns.Any(c => c.Title.Length > 0);
            head = [.. table.Columns.Select((c, i) => flow.Lines.Break([new Run(c.Title, Bold: true)], Heads, widths[i] - (2 * PadX)))];
            HeadHeight = hasHead ? (head.Max(lines => lines.Count) * Heads.LineHeight) + (2 * PadY) : 0;
        }

        public double HeadHeight { get; }

        /// <summary>Lays out the head: as the table's head once, as an artifact on every further page.</summary>
        public void LayHead(bool repeated)
        {
            if (!hasHead)
            {
                return;
            }

            flow.Canvas.BeginArtifact();
            flow.Canvas.Fill(Look.Left, flow.Y, Look.Width, HeadHeight, Look.HeadFill);
            flow.Canvas.Rule(Look.Left, flow.Y, Look.Right, flow.Y, 0.8, Look.Navy);
            flow.Canvas.Rule(Look.Left, flow.Y + HeadHeight, Look.Right, flow.Y + HeadHeight, 0.8, Look.Navy);
            flow.Canvas.EndMarked();
            if (repeated)
            {
                flow.Canvas.BeginArtifact("/Type/Pagination");
                for (var i = 0; i < head.Length; i++)
                {
                    WriteLines(head[i], i, 0, head[i].Count, Heads);
                }

                flow.Canvas.EndMarked();
            }
            else
            {
                flow.Structure.Open("THead");
                flow.Structure.Open("TR");
                for (var i = 0; i < head.Length; i++)
                {
                    flow.Structure.Open("TH", "/A<</O/Table/Scope/Column>>");
                    flow.BeginContent();
                    WriteLines(head[i], i, 0, head[i].Count, Heads);
                    flow.Canvas.EndMarked();
                    flow.Structure.Close();
                }

                flow.Structure.Close();
                flow.Structure.Close();
            }

            flow.Y += HeadHeight;
        }

        /// <summary>Lays out a row of a table, so that <paramref name="below"/> points are left under it.</summary>
        public void LayRow(IReadOnlyList<Cell> cells, long number, double below = 0)
        {
            LayRow([.. cells.Select((c, i) => (IReadOnlyList<Run>)[new Run(c.Text, Bold: table.Columns[i].RowHeader, c.Mark)])], (number & 1) == 1, below);
        }

        /// <summary>Lays out a row, across pages when it is higher than what one page holds.</summary>
        public void LayRow(IReadOnlyList<IReadOnlyList<Run>> cells, bool tinted = false, double below = 0)
        {
            var lines = cells.Select((runs, i) => flow.Lines.Break(runs, Cells, widths[i] - (2 * PadX))).ToArray();
            var count = lines.Max(l => l.Count);
            var height = Math.Max((count * Cells.LineHeight) + (2 * PadY), minimumRowHeight);
            // A row higher than a page begins where it stands, unless only a sliver is left.
            var wholePage = Look.Bottom - Look.Top - HeadHeight;
            if (height + below > flow.Room && (height + below <= wholePage || flow.Room < 4 * Cells.LineHeight))
            {
                Continue();
            }

            flow.Structure.Open("TR");
            var row = flow.Structure.Current;
            var elements = new StructureTree.Element[cells.Count];
            for (var from = 0; from < count;)
            {
                var room = (int)((flow.Room - (2 * PadY)) / Cells.LineHeight);
                var take = Math.Min(count - from, Math.Max(room, 1));
                var last = from + take == count;
                var part = last ? Math.Max((take * Cells.LineHeight) + (2 * PadY), minimumRowHeight) : (take * Cells.LineHeight) + (2 * PadY);
                DrawRow(part, tinted);
                for (var i = 0; i < cells.Count; i++)
                {
                    LayCell(elements, lines[i], i, from, take, row, last);
                }

                flow.Y += part;
                from += take;
                if (!last)
                {
                    Continue();
                }
            }

            flow.Structure.Close();
        }

        /// <summary>Says in one cell across all columns that there are no rows.</summary>
        public void LayEmpty()
        {
            var height = Cells.LineHeight + (2 * PadY);
            DrawRow(height, tinted: false);
            flow.Structure.Open("TR");
            flow.Structure.Open("TD", $"/A<</O/Table/ColSpan {table.Columns.Count}>>");
            flow.BeginContent();
            flow.Write(flow.Lines.Break([new Run(table.WhenEmpty)], Cells, Look.Width - (2 * PadX))[0], Look.Left + PadX, flow.Y + PadY, Cells);
            flow.Canvas.EndMarked();
            flow.Structure.Close();
            flow.Structure.Close();
            flow.Y += height;
        }

        private void Continue()
        {
            flow.BeginPage();
            LayHead(repeated: true);
        }

        private void DrawRow(double height, bool tinted)
        {
            flow.Canvas.BeginArtifact();
            if (tinted)
            {
                flow.Canvas.Fill(Look.Left, flow.Y, Look.Width, height, Look.Zebra);
            }

            flow.Canvas.Rule(Look.Left, flow.Y + height, Look.Right, flow.Y + height, 0.4, Look.Hairline);
            flow.Canvas.EndMarked();
        }

        private void LayCell(StructureTree.Element[] elements, List<TextLine> lines, int column, int from, int take, StructureTree.Element row, bool last)
        {
            if (from == 0)
            {
                elements[column] = table.Columns[column].RowHeader
                    ? flow.Structure.Open("TH", "/A<</O/Table/Scope/Row>>")
                    : flow.Structure.Open("TD");
            }
            else
            {
                flow.Structure.Return(elements[column]);
            }

            if (from < lines.Count)
            {
                flow.BeginContent();
                WriteLines(lines, column, from, Math.Min(take, lines.Count - from), Cells);
                flow.Canvas.EndMarked();
            }

            if (last)
            {
                flow.Structure.Close();
            }
            else
            {
                flow.Structure.Return(row);
            }
        }

        private void WriteLines(List<TextLine> lines, int column, int from, int take, TextStyle style)
        {
            for (var i = 0; i < take; i++)
            {
                var line = lines[from + i];
                var x = table.Columns[column].Align == Align.Right
                    ? starts[column] + widths[column] - PadX - line.Width
                    : starts[column] + PadX;
                flow.Write(line, x, flow.Y + PadY + (i * style.LineHeight), style);
            }
        }
    }
}
