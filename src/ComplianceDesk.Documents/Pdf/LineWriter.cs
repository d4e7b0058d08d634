using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Writes lines of text as content of the current structure element, what leads somewhere as links inside it.</summary>
internal sealed class LineWriter(PageFlow flow, Destinations places)
{
    /// <summary>The name by which a section's anchor is known among the document's places.</summary>
    public static string Place(string anchor) => "section " + anchor;

    /// <summary>Writes some lines one under the other.</summary>
    /// <param name="lines">All lines of the text.</param>
    /// <param name="from">The first to write.</param>
    /// <param name="take">How many to write.</param>
    /// <param name="x">Left edge of the room for them.</param>
    /// <param name="top">Upper edge of the first.</param>
    /// <param name="width">Width of the room.</param>
    /// <param name="style">How they are set.</param>
    /// <param name="align">On which side they stand; text that reads from the right stands on the right anyway.</param>
    public void Write(IReadOnlyList<TextLine> lines, int from, int take, double x, double top, double width, TextStyle style, Align align = Align.Left)
    {
        var leads = false;
        var shows = false;
        for (var i = from; i < from + take; i++)
        {
            shows |= lines[i].Pieces.Count > 0;
            leads |= lines[i].Pieces.Any(p => Leads(p.Run));
        }

        if (!shows)
        {
            return;
        }

        if (!leads)
        {
            flow.BeginContent();
        }

        for (var i = 0; i < take; i++)
        {
            var line = lines[from + i];
            var start = align == Align.Right || line.RightToLeft ? x + width - line.Width : x;
            var y = top + (i * style.LineHeight);
            if (leads)
            {
                WriteLinked(line, start, y, style);
            }
            else
            {
                flow.Write(line, start, y, style);
            }
        }

        if (!leads)
        {
            flow.Canvas.EndMarked();
        }
    }

    private static bool Leads(Run run) => run.Link is not null || run.To is not null;

    private void WriteLinked(TextLine line, double x, double top, TextStyle style)
    {
        for (int from = 0, to; from < line.Pieces.Count; from = to)
        {
            var run = line.Pieces[from].Run;
            to = from + 1;
            while (to < line.Pieces.Count && line.Pieces[to].Run.Link == run.Link && line.Pieces[to].Run.To == run.To)
            {
                to++;
            }

            var pieces = line.Pieces.Take(from..to).ToList();
            if (Leads(run))
            {
                flow.Structure.Open("Link");
            }

            flow.BeginContent();
            flow.Write(line with { Pieces = pieces, CutsWord = line.CutsWord && to == line.Pieces.Count }, x, top, style);
            flow.Canvas.EndMarked();
            if (Leads(run))
            {
                var start = pieces.Min(p => p.X);
                var end = pieces.Max(p => p.X + (p.Shaped.VisibleWidth * style.Size / 1000));
                flow.AddLink(Target(run), run.Link is null ? run.Text : $"{run.Text}: {run.Link.AbsoluteUri}", x + start, top, end - start, style.LineHeight);
                flow.Structure.Close();
            }
        }
    }

    private string Target(Run run)
    {
        if (run.To is { } anchor)
        {
            return places.Lead(Place(anchor));
        }

        var escaped = run.Link!.AbsoluteUri.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
        return $"/A<</S/URI/URI({escaped})>>";
    }
}
