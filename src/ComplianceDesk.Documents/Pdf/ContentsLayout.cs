using System.Globalization;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// The list of top sections with their page numbers. It is laid out before the sections are, so each number is a form that is written when
/// its section is reached.
/// </summary>
internal sealed class ContentsLayout(PdfObjectWriter objects, PageFlow flow, Destinations places)
{
    private const double NumberWidth = 34;

    private readonly List<int> forms = [];
    private int reached;
    private static readonly TextStyle Style = new(10.5, Look.Text);

    /// <summary>Lays out the list on the current page.</summary>
    public void Lay(IReadOnlyList<string> titles)
    {
        flow.BreakPage();
        flow.Ensure(0);
        var head = new TextStyle(Look.HeadingSize(1), Look.Navy, Bold: true);
        flow.WriteElement("P", "Contents", flow.Page.Left, flow.Y, head);
        flow.Y += head.LineHeight + 10;
        flow.Structure.Open("TOC");
        for (var i = 0; i < titles.Count; i++)
        {
            LayEntry(titles[i], i);
        }

        flow.Structure.Close();
        flow.BreakPage();
    }

    /// <summary>Says where the next top section begins; of no consequence where no list was laid out.</summary>
    public void Reached(Destination place)
    {
        if (forms.Count == 0)
        {
            return;
        }

        flow.Forms.Write(forms[reached], [new Run(flow.PageNumber.ToString(CultureInfo.InvariantCulture))], Style, NumberWidth, Align.Right);
        places.Reach(Name(reached), place);
        reached++;
    }

    private static string Name(int section) => section.ToString("'contents-'0000", CultureInfo.InvariantCulture);

    private void LayEntry(string title, int section)
    {
        var lines = flow.Lines.Break([new Run(title)], Style, flow.Page.Width - NumberWidth - 20);
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
            flow.Write(line, flow.Page.Left, flow.Y, Style);
            flow.Y += Style.LineHeight;
        }

        var baseline = flow.Y - Style.LineHeight + Style.Baseline;
        flow.Canvas.Form(form, flow.Page.Right - NumberWidth, baseline);
        flow.Canvas.EndMarked();
        flow.AddLink(places.Lead(Name(section)), title, flow.Page.Left, top, flow.Page.Width, flow.Y - top);
        flow.Structure.Close();
        flow.Structure.Close();

        flow.Canvas.BeginArtifact();
        flow.Canvas.Path([(flow.Page.Left + lines[^1].Width + 6, baseline), (flow.Page.Right - NumberWidth + 8, baseline)], 0.6, Look.Quiet, "[0.6 3]0");
        flow.Canvas.EndMarked();
        flow.Y += 5;
    }
}
