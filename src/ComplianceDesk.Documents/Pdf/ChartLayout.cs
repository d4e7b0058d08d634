using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Draws charts as vectors. Each is one figure with alternative text; the figures themselves follow as a table.</summary>
internal sealed class ChartLayout(PageFlow flow)
{
    private const double TitleHeight = 20;
    private const double PlotHeight = 132;
    private const double Foot = 22;
    private const double Gap = 6;
    private const double Thickness = 9;

    // Points of a page that are left for the headings over a figure.
    private const double Headed = 120;

    private static readonly TextStyle Titles = new(9.5, Look.Navy, Bold: true);
    private static readonly TextStyle Labels = new(8, Look.Text);
    private static readonly TextStyle Ticks = new(Look.SmallSize, Look.Quiet);

    public void Lay(Chart chart)
    {
        switch (chart)
        {
            case BarChart bars:
                LayBars(bars);
                break;
            case LineChart lines when lines.Steps.Count > 0:
                LayLines(lines);
                break;
        }
    }

    /// <summary>Points that a chart's first figure needs; 0 when there is nothing to draw.</summary>
    public double LeastHeight(Chart chart) => chart switch
    {
        BarChart { Bars.Count: > 0 } bars => Parts(LaidBars(bars, LabelWidth(bars))).First().Height + 8,
        LineChart { Steps.Count: > 0 } lines => Height(lines) + 8,
        _ => 0,
    };

    private void LayBars(BarChart chart)
    {
        var most = Math.Max(1, chart.Bars.Select(b => b.Value).DefaultIfEmpty(0).Max());
        var labelWidth = LabelWidth(chart);
        foreach (var (bars, height) in Parts(LaidBars(chart, labelWidth)))
        {
            LayFigure(chart, bars, most, labelWidth, height);
        }
    }

    private double LabelWidth(BarChart chart) => Math.Min(flow.Page.Width * 0.42, chart.Bars.Select(b => OneLine(b.Label, Labels).Width).DefaultIfEmpty(0).Max() + 2);

    private List<LaidBar> LaidBars(BarChart chart, double labelWidth) => [.. chart.Bars.Select(bar =>
    {
        var label = flow.Lines.Break([new Run(bar.Label)], Labels, labelWidth);
        return new LaidBar(bar, label, OneLine(Figures.Count(bar.Value), Labels), Math.Max(label.Count * Labels.LineHeight, Thickness) + Gap);
    })];

    // What does not fit a page goes on in another figure.
    private IEnumerable<(List<LaidBar> Bars, double Height)> Parts(List<LaidBar> laid)
    {
        for (int from = 0, to; from < laid.Count; from = to)
        {
            var height = TitleHeight + laid[from].Height;
            for (to = from + 1; to < laid.Count && height + laid[to].Height <= flow.Page.Height - Headed; to++)
            {
                height += laid[to].Height;
            }

            yield return (laid[from..to], height);
        }
    }

    private void LayFigure(BarChart chart, List<LaidBar> bars, long most, double labelWidth, double height)
    {
        var left = flow.Page.Left + labelWidth + 8;
        var room = flow.Page.Right - left - bars.Max(b => b.Figure.Width) - 6;
        BeginFigure(chart, height);
        var top = flow.Y + TitleHeight;
        foreach (var (bar, label, figure, tall) in bars)
        {
            var middle = top + (tall / 2);
            for (var k = 0; k < label.Count; k++)
            {
                flow.Write(label[k], left - 8 - label[k].Width, middle + ((k - (label.Count / 2.0)) * Labels.LineHeight), Labels);
            }

            var length = room * bar.Value / most;
            flow.Canvas.Fill(left, middle - (Thickness / 2), length, Thickness, bar.Mark == Mark.None ? Look.Accent : Look.Of(bar.Mark).Ink);
            flow.Write(figure, left + length + 4, middle - (Labels.LineHeight / 2), Labels);
            top += tall;
        }

        flow.Canvas.Rule(left, flow.Y + TitleHeight, left, top, 0.6, Look.Quiet);
        EndFigure(height);
    }

    private void LayLines(LineChart chart)
    {
        var axis = ValueAxis.For(chart.Series.SelectMany(s => s.Values).DefaultIfEmpty(0).Max());
        var legend = Legend(chart);
        var height = Height(chart);
        BeginFigure(chart, height);

        var top = flow.Y + TitleHeight + legend + 4;
        var bottom = top + PlotHeight - 4;
        var ticks = axis.Ticks.Select(t => (Value: t, Label: OneLine(Figures.Count(t), Ticks))).ToArray();
        var left = flow.Page.Left + ticks.Max(t => t.Label.Width) + 6;
        foreach (var (value, label) in ticks)
        {
            var y = Y(value);
            flow.Canvas.Rule(left, y, flow.Page.Right, y, value == 0 ? 0.7 : 0.4, value == 0 ? Look.Quiet : Look.Hairline);
            flow.Write(label, left - 5 - label.Width, y - (Ticks.LineHeight / 2), Ticks);
        }

        LayStepLabels(chart, left, bottom);
        var x = flow.Page.Left;
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

        double X(int step) => chart.Steps.Count == 1 ? (left + flow.Page.Right) / 2 : left + 6 + ((flow.Page.Right - left - 12) * step / (chart.Steps.Count - 1));
        double Y(long value) => bottom - ((bottom - top) * value / axis.Top);
    }

    private static double Legend(LineChart chart) => chart.Series.Count > 1 ? 16 : 0;

    private static double Height(LineChart chart) => TitleHeight + Legend(chart) + PlotHeight + Foot;

    /// <summary>Writes as many step labels as stand side by side, the first and evenly spaced others.</summary>
    private void LayStepLabels(LineChart chart, double left, double bottom)
    {
        var labels = chart.Steps.Select(s => OneLine(s, Ticks)).ToArray();
        var spacing = labels.Length == 1 ? 0 : (flow.Page.Right - left - 12) / (labels.Length - 1);
        var every = spacing == 0 ? 1 : (int)Math.Ceiling((labels.Max(l => l.Width) + 10) / spacing);
        for (var i = 0; i < labels.Length; i += every)
        {
            var middle = labels.Length == 1 ? (left + flow.Page.Right) / 2 : left + 6 + (spacing * i);
            var x = Math.Clamp(middle - (labels[i].Width / 2), flow.Page.Left, flow.Page.Right - labels[i].Width);
            flow.Canvas.Rule(middle, bottom, middle, bottom + 3, 0.6, Look.Quiet);
            flow.Write(labels[i], x, bottom + 4, Ticks);
        }
    }

    private void BeginFigure(Chart chart, double height)
    {
        flow.Ensure(height + 8);
        flow.Skip(6);
        flow.OpenFigure($"{chart.Title}. {chart.Alt}", flow.Page.Left, flow.Y, flow.Page.Width, height);
        flow.BeginContent();
        flow.Write(OneLine($"{chart.Title} ({chart.Unit})", Titles), flow.Page.Left, flow.Y, Titles);
    }

    private void EndFigure(double height)
    {
        flow.Canvas.EndMarked();
        flow.Structure.Close();
        flow.Y += height + 8;
    }

    private TextLine OneLine(string text, TextStyle style) => flow.Lines.Break([new Run(text)], style, double.MaxValue)[0];

    private sealed record LaidBar(Bar Bar, List<TextLine> Label, TextLine Figure, double Height);
}
