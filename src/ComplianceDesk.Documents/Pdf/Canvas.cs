namespace ComplianceDesk.Documents.Pdf;

/// <summary>The content stream of one page. Places are points from the page's top left corner; text stands on its baseline.</summary>
internal sealed class Canvas
{
    private readonly PdfBuffer content = new();
    private int open;

    public ReadOnlySpan<byte> Written => open == 0
        ? content.Written
        : throw new InvalidOperationException("A marked-content sequence was left open at the end of the page.");

    public void Clear() => content.Clear();

    /// <summary>Opens content that belongs to a structure element (ISO 32000-1, 14.7.4.2).</summary>
    public void BeginTagged(string type, int contentId)
    {
        open++;
        content.Add("/").Add(type).Add("<</MCID ").Add(contentId).Add(">>BDC\n");
    }

    /// <summary>Opens content that is no part of the document's meaning: rules, tints, running heads (14.8.2.2).</summary>
    public void BeginArtifact(string properties = "")
    {
        open++;
        content.Add(properties.Length == 0 ? "/Artifact BMC\n" : $"/Artifact<<{properties}>>BDC\n");
    }

    /// <summary>Closes what was opened last.</summary>
    public void EndMarked()
    {
        open--;
        content.Add("EMC\n");
    }

    public void Fill(double x, double top, double width, double height, Ink ink)
    {
        Colour(ink, "rg ");
        content.Add(x).Add(Look.PageHeight - top - height).Add(width).Add(height).Add("re f\n");
    }

    public void Rule(double x1, double y1, double x2, double y2, double weight, Ink ink) => Path([(x1, y1), (x2, y2)], weight, ink, "[]0");

    public void Path(IEnumerable<(double X, double Y)> points, double weight, Ink ink, string dash)
    {
        Colour(ink, "RG ");
        content.Add(weight).Add("w 1 j ").Add(dash).Add(" d ");
        var step = "m ";
        foreach (var (x, y) in points)
        {
            content.Add(x).Add(Look.PageHeight - y).Add(step);
            step = "l ";
        }

        content.Add("S\n");
    }

    /// <summary>Shows pieces of text one after the other on one baseline.</summary>
    public void Text(double x, double baseline, double size, IEnumerable<(ShapedText Text, Ink Ink)> pieces)
    {
        content.Add("BT 1 0 0 1 ").Add(x).Add(Look.PageHeight - baseline).Add("Tm\n");
        PdfFont? font = null;
        Ink? ink = null;
        foreach (var piece in pieces)
        {
            if (font != piece.Text.Font)
            {
                font = piece.Text.Font;
                content.Add("/").Add(font.ResourceName).Add(" ").Add(size).Add("Tf ");
            }

            if (ink != piece.Ink)
            {
                ink = piece.Ink;
                Colour(piece.Ink, "rg ");
            }

            foreach (var part in piece.Text.Parts)
            {
                Show(part, size);
            }
        }

        content.Add("ET\n");
    }

    /// <summary>Paints a form XObject with its origin at a place.</summary>
    public void Form(string name, double x, double baseline) =>
        content.Add("q 1 0 0 1 ").Add(x).Add(Look.PageHeight - baseline).Add("cm /").Add(name).Add(" Do Q\n");

    private void Show(GlyphRun part, double size)
    {
        if (part.Rise != 0)
        {
            content.Add(part.Rise * size / 1000).Add("Ts ");
        }

        content.Add(part.Silent ? "/Span<</ActualText()>>BDC[" : "[").Add(part.Show).Add(part.Silent ? "]TJ EMC\n" : "]TJ\n");
        if (part.Rise != 0)
        {
            content.Add("0 Ts ");
        }
    }

    private void Colour(Ink ink, string operation) =>
        content.Add(ink.Red / 255.0).Add(ink.Green / 255.0).Add(ink.Blue / 255.0).Add(operation);
}
