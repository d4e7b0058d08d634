using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>The first page: organisation, title, subject, what the document states about itself, and its limits.</summary>
internal sealed class CoverLayout(PageFlow flow, TableLayout tables, PictureLayout pictures)
{
    private const double BandHeight = 232;
    private const double LogoWidth = 150;

    public void Lay(Document document, SignatureField? field)
    {
        var info = document.Info;
        flow.BeginPage(bare: true);
        field?.Place(flow);
        flow.Canvas.BeginArtifact();
        flow.Canvas.Fill(0, 0, flow.Page.PageWidth, BandHeight, Look.Navy);
        flow.Canvas.Fill(0, BandHeight, flow.Page.PageWidth, 5, Look.Accent);
        flow.Canvas.EndMarked();

        flow.Y = 58;
        LayText("P", info.Organisation, new TextStyle(12.5, Look.OnNavy, Bold: true), info.Logo is null ? flow.Page.Width : flow.Page.Width - LogoWidth - 20);
        if (info.Logo is { } logo)
        {
            pictures.LayLogo(logo, flow.Page.Right, 34, LogoWidth, 48);
            flow.Y = Math.Max(flow.Y, 80);
        }

        flow.Y += 18;
        LayText("P", info.Title, new TextStyle(27, Look.White, Bold: true));
        flow.Y += 6;
        LayText("P", info.Subject, new TextStyle(11.5, Look.OnNavy));

        // A long title pushes the rest down rather than running into it.
        flow.Y = Math.Max(flow.Y + 24, BandHeight + 34);
        tables.Lay(new FactList(document.Cover));
        foreach (var note in document.CoverNotes)
        {
            flow.Ensure(TextStyle.Body.LineHeight * 2);
            LayText("P", note.Text, TextStyle.Body with { Ink = Look.Quiet });
            flow.Skip(5);
        }

        flow.Ensure(30);
        flow.Skip(6);
        LayText("P", info.Standing is { } standing ? $"{info.Confidentiality}. {standing}" : info.Confidentiality, TextStyle.Body with { Bold = true, Ink = Look.Of(Mark.High).Ink });
        flow.BreakPage();
    }

    private void LayText(string type, string text, TextStyle style, double width = 0)
    {
        flow.Structure.Open(type);
        foreach (var line in flow.Lines.Break([new Run(text)], style, width == 0 ? flow.Page.Width : width))
        {
            flow.Ensure(style.LineHeight);
            flow.BeginContent();
            flow.Write(line, flow.Page.Left, flow.Y, style);
            flow.Canvas.EndMarked();
            flow.Y += style.LineHeight * (style.Size > 20 ? 0.9 : 1);
        }

        flow.Structure.Close();
    }
}
