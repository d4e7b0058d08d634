using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Where the columns of one table stand, and how text is set in them.</summary>
internal sealed class TableGrid(PageFlow flow, LineWriter writer, IReadOnlyList<Column> columns, double[] widths)
{
    public const double PadX = 4.5;
    public const double PadY = 3.2;

    public static readonly TextStyle Cells = new(Look.TableSize, Look.Text);
    public static readonly TextStyle Heads = new(Look.TableSize, Look.Navy, Bold: true);

    public IReadOnlyList<Column> Columns => columns;

    /// <summary>Left edge of a column, or the right edge of the last for their number.</summary>
    public double Start(int column) => flow.Page.Left + widths.Take(column).Sum();

    /// <summary>Sets text into the width of some columns.</summary>
    public List<TextLine> Break(IReadOnlyList<Run> runs, int column, int span, TextStyle style) =>
        flow.Lines.Break(runs, style, widths.Skip(column).Take(span).Sum() - (2 * PadX));

    /// <summary>Writes lines as content of the current structure element.</summary>
    public void Write(List<TextLine> lines, int from, int take, int column, int span, double top, TextStyle style) =>
        writer.Write(lines, from, take, Start(column) + PadX, top, widths.Skip(column).Take(span).Sum() - (2 * PadX), style, span == 1 ? columns[column].Align : Align.Left);

    /// <summary>Draws a line under some columns.</summary>
    public void Rule(int column, int end, double y, double weight, Ink ink) => flow.Canvas.Rule(Start(column), y, Start(end), y, weight, ink);
}
