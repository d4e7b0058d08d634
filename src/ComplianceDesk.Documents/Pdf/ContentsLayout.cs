using System.Globalization;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// The list of top sections with their page numbers. It is laid out before the sections are, so each number is a form that is written when
/// its section is reached.
/// </summary>
internal sealed class ContentsLayout(PdfObjectWriter objects, PageFlow flow)
{
    private const double NumberWidth = 34;

    private readonly List<int> forms = [];
    private readonly List<(int Page, double Y)> reached = [];
    private static readonly TextStyle Style = new(10.5, Look.Text);

    /// <summary>Lays out the list on the current page.</summary>
    public void Lay(IReadOnlyList<string> titles)
    {
        flow.BreakPage();
        flow.Ensure(0);
        var head = new TextStyle(Look.HeadingSize(1), Look.Navy, Bold: true);
        flow.WriteElement("P", "Contents", Look.Left, flow.Y, head);
        flow.Y += head.LineHeight + 10;
        flow.Structure.Open("TOC");
        for (var i = 0; i < titles.Count; i++)
        {
            LayEntry(titles[i], i);
        }

        flow.Structure.Close();
        flow.BreakPage();
    }

    /// <summary>Says where the next top section begins.</summary>
    public void Reached(int page, double y)
    {
        if (reached.Count < forms.Count)
        {
            var number = flow.PageNumber.ToString(CultureInfo.InvariantCulture);
            flow.Forms.Write(forms[reached.Count], [new Run(number)], Style, NumberWidth, Align.Right);
        }

        reached.Add((page, y));
    }

    /// <summary>Writes the named destinations of the entries as a name tree's <c>Names</c> array.</summary>
    public void WriteDestinations(PdfBuffer body)
    {
        body.Add("/Dests<</Names[");
        for (var i = 0; i < reached.Count; i++)
        {
            body.Add("(").Add(Name(i)).Add(")[").Reference(reached[i].Page).Add("/XYZ ").Add(Look.Left).Add(Look.PageHeight - reached[i].Y).Add("null]");
        }

        body.Add("]>>");
    }

    private static string Name(int section) => section.ToString("'section-'000", CultureInfo.InvariantCulture);

    private void LayEntry(string title, int section)
    {
        var lines = flow.Lines.Break([new Run(title)], Style, Look.Width - NumberWidth - 20);
        flow.Ensure(lines.Count * Style.LineHeight);
        var top = flow.Y;
        forms.Add(objects.Reserve());
        var form = $"Entry{section}";
        flow.Forms.Register(form, forms[^1]);

        flow.Structure.Open("TOCI");
        flow.Structure.Open("Link");
        flow.BeginContent();
        foreach (var line in lines)
        {
            flow.Write(line, Look.Left, flow.Y, Style);
            flow.Y += Style.LineHeight;
        }

        var baseline = flow.Y - Style.LineHeight + Style.Baseline;
        flow.Canvas.Form(form, Look.Right - NumberWidth, baseline);
        flow.Canvas.EndMarked();
        flow.AddLink($"/Dest({Name(section)})", title, Look.Left, top, Look.Width, flow.Y - top);
        flow.Structure.Close();
        flow.Structure.Close();

        flow.Canvas.BeginArtifact();
        flow.Canvas.Path([(Look.Left + lines[^1].Width + 6, baseline), (Look.Right - NumberWidth + 8, baseline)], 0.6, Look.Quiet, "[0.6 3]0");
        flow.Canvas.EndMarked();
        flow.Y += 5;
    }
}
