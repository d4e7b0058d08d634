using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Draws charts as vectors. Each is one figure with alternative text; the figures themselves follow as a table.</summary>
internal sealed class ChartLayout(PageFlow flow)
{
    private const double TitleHeight = 20;

    // More bars than this go on in another figure.
    private const int BarsInFigure = 26;

    private static readonly TextStyle Titles = new(9.5, Look.Navy, Bold: true);
    private static readonly TextStyle Labels = new(8, Look.Text);
    private static readonly TextStyle Ticks = new(Look.SmallSize, Look.Quiet);

    public void Lay(Chart chart)
    {
        switch (chart)
        {
            case BarChart bars:
                var most = Math.Max(1, bars.Bars.Select(b => b.Value).DefaultIfEmpty(0).Max());
                foreach (var some in bars.Bars.Chunk(BarsInFigure))
                {
                    LayBars(bars, some, most);
                }

                break;
            case LineChart lines when lines.Steps.Count > 0:
                LayLines(lines);
                break;
        }
    }

    private void LayBars(BarChart chart, Bar[] bars, long most)
    {
        const double gap = 6;
        const double thickness = 9;
        var labelWidth = Math.Min(Look.Width * 0.42, bars.Max(b => OneLine(b.Label, Labels).Width) + 2);
        var labels = bars.Select(b => flow.Lines.Break([new Run(b.Label)], Labels, labelWidth)).ToArray();
        var heights = labels.Select(l => Math.Max(l.Count * Labels.LineHeight, thickness) + gap).ToArray();
        var figures = bars.Select(b => OneLine(Figures.Count(b.Value), Labels)).ToArray();
        var left = Look.Left + labelWidth + 8;
        var room = Look.Right - left - figures.Max(f => f.Width) - 6;

        BeginFigure(chart, TitleHeight + heights.Sum());
        var top = flow.Y + TitleHeight;
        for (var i = 0; i < bars.Length; i++)
        {
            var middle = top + (heights[i] / 2);
            for (var k = 0; k < labels[i].Count; k++)
            {
                var line = labels[i][k];
                flow.Write(line, left - 8 - line.Width, middle + ((k - (labels[i].Count / 2.0)) * Labels.LineHeight), Labels);
            }

            var length = room * bars[i].Value / most;
            var ink = bars[i].Mark == Mark.None ? Look.Accent : Look.Of(bars[i].Mark).Ink;
            flow.Canvas.Fill(left, middle - (thickness / 2), length, thickness, ink);
            flow.Write(figures[i], left + length + 4, middle - (Labels.LineHeight / 2), Labels);
            top += heights[i];
        }

        flow.Canvas.Rule(left, flow.Y + TitleHeight, left, top, 0.6, Look.Quiet);
        EndFigure(TitleHeight + heights.Sum());
    }

    private void LayLines(LineChart chart)
    {
        const double plotHeight = 132;
        const double foot = 22;
        var axis = ValueAxis.For(chart.Series.SelectMany(s => s.Values).DefaultIfEmpty(0).Max());
        var legend = chart.Series.Count > 1 ? 16 : 0;
        var height = TitleHeight + legend + plotHeight + foot;
        BeginFigure(chart, height);

        var top = flow.Y + TitleHeight + legend + 4;
        var bottom = top + plotHeight - 4;
        var ticks = axis.Ticks.Select(t => (Value: t, Label: OneLine(Figures.Count(t), Ticks))).ToArray();
        var left = Look.Left + ticks.Max(t => t.Label.Width) + 6;
        foreach (var (value, label) in ticks)
        {
            var y = Y(value);
            flow.Canvas.Rule(left, y, Look.Right, y, value == 0 ? 0.7 : 0.4, value == 0 ? Look.Quiet : Look.Hairline);
            flow.Write(label, left - 5 - label.Width, y - (Ticks.LineHeight / 2), Ticks);
        }

        LayStepLabels(chart, left, bottom);
        var x = Look.Left;
        for (var s = 0; s < chart.Series.Count; s++)
        {
            var (ink, dash) = Look.Lines[s % Look.Lines.Length];
            var points = chart.Series[s].Values.Select((v, i) => (X: X(i), Y: Y(v))).ToArray();
            flow.Canvas.Path(points, 1.5, ink, dash);
            foreach (var point in points.Length <= 62 ? points : [])
            {
                flow.Canvas.Fill(point.X - 1.4, point.Y - 1.4, 2.8, 2.8, ink);
            }

            if (legend > 0)
            {
                var name = OneLine(chart.Series[s].Name, Labels);
                var y = flow.Y + TitleHeight + 5;
                flow.Canvas.Path([(x, y), (x + 22, y)], 1.5, ink, dash);
                flow.Write(name, x + 27, y - (Labels.LineHeight / 2), Labels);
                x += 27 + name.Width + 18;
            }
        }

        EndFigure(height);

        double X(int step) => chart.Steps.Count == 1 ? (left + Look.Right) / 2 : left + 6 + ((Look.Right - left - 12) * step / (chart.Steps.Count - 1));
        double Y(long value) => bottom - ((bottom - top) * value / axis.Top);
    }

    /// <summary>Writes as many step labels as stand side by side, the first and evenly spaced others.</summary>
    private void LayStepLabels(LineChart chart, double left, double bottom)
    {
        var labels = chart.Steps.Select(s => OneLine(s, Ticks)).ToArray();
        var spacing = labels.Length == 1 ? 0 : (Look.Right - left - 12) / (labels.Length - 1);
        var every = spacing == 0 ? 1 : (int)Math.Ceiling((labels.Max(l => l.Width) + 10) / spacing);
        for (var i = 0; i < labels.Length; i += every)
        {
            var middle = labels.Length == 1 ? (left + Look.Right) / 2 : left + 6 + (spacing * i);
            var x = Math.Clamp(middle - (labels[i].Width / 2), Look.Left, Look.Right - labels[i].Width);
            flow.Canvas.Rule(middle, bottom, middle, bottom + 3, 0.6, Look.Quiet);
            flow.Write(labels[i], x, bottom + 4, Ticks);
        }
    }

    private void BeginFigure(Chart chart, double height)
    {
        flow.Ensure(height + 8);
        flow.Skip(6);
        var attributes = new PdfBuffer().Add("/Alt ").Text(PlainText.OneLine($"{chart.Title}. {chart.Alt}"))
            .Add("/A<</O/Layout/Placement/Block/BBox[").Add(Look.Left).Add(Look.PageHeight - flow.Y - height).Add(Look.Right).Add(Look.PageHeight - flow.Y).Add("]>>");
        flow.Structure.Open("Figure", System.Text.Encoding.Latin1.GetString(attributes.Written));
        flow.BeginContent();
        flow.Write(OneLine($"{chart.Title} ({chart.Unit})", Titles), Look.Left, flow.Y, Titles);
    }

    private void EndFigure(double height)
    {
        flow.Canvas.EndMarked();
        flow.Structure.Close();
        flow.Y += height + 8;
    }

    private TextLine OneLine(string text, TextStyle style) => flow.Lines.Break([new Run(text)], style, double.MaxValue)[0];
}
