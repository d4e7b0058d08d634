namespace ComplianceDesk.Documents.Pdf;

/// <summary>The content stream of one page. Places are points from the page's top left corner; text stands on its baseline.</summary>
internal sealed class Canvas
{
    private readonly PdfBuffer content = new();
    private double height;
    private int open;

    public ReadOnlySpan<byte> Written => open == 0
        ? content.Written
        : throw new InvalidOperationException("A marked-content sequence was left open at the end of the page.");

    /// <summary>Begins anew on a page of a height.</summary>
    public void Begin(double pageHeight)
    {
        content.Clear();
        height = pageHeight;
    }

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

    public void Fill(double x, double top, double width, double tall, Ink ink)
    {
        Colour(ink, "rg ");
        content.Add(x).Add(height - top - tall).Add(width).Add(tall).Add("re f\n");
    }

    public void Rule(double x1, double y1, double x2, double y2, double weight, Ink ink) => Path([(x1, y1), (x2, y2)], weight, ink, "[]0");

    public void Path(IEnumerable<(double X, double Y)> points, double weight, Ink ink, string dash)
    {
        Colour(ink, "RG ");
        content.Add(weight).Add("w 1 j ").Add(dash).Add(" d ");
        var step = "m ";
        foreach (var (x, y) in points)
        {
            content.Add(x).Add(height - y).Add(step);
            step = "l ";
        }

        content.Add("S\n");
    }

    /// <summary>Shows pieces of text on one baseline, each at its distance from <paramref name="x"/>.</summary>
    public void Text(double x, double baseline, double size, IEnumerable<(ShapedText Text, double X, Ink Ink)> pieces)
    {
        content.Add("BT ");
        PdfFont? font = null;
        Ink? ink = null;
        var pen = double.NaN;
        foreach (var piece in pieces)
        {
            if (!(Math.Abs(piece.X - pen) < 0.02))
            {
                content.Add("1 0 0 1 ").Add(x + piece.X).Add(height - baseline).Add("Tm\n");
            }

            pen = piece.X + (piece.Text.Width * size / 1000);
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

            // Glyphs that stand in the order of the page are marked as reversed (ISO 32000-1, 14.8.2.3.3).
            content.Add(piece.Text.RightToLeft ? "/ReversedChars BMC\n" : "");
            foreach (var part in piece.Text.Parts)
            {
                Show(part, size);
            }

            content.Add(piece.Text.RightToLeft ? "EMC\n" : "");
        }

        content.Add("ET\n");
    }

    /// <summary>Shows one piece of text turned about the middle of its baseline.</summary>
    public void Turned(double x, double middle, double degrees, double size, double width, IEnumerable<(ShapedText Text, double X, Ink Ink)> pieces)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        content.Add("q ").Add(cosine).Add(sine).Add(-sine).Add(cosine).Add(x).Add(height - middle).Add("cm\n");
        Text(-width / 2, height + (size * 0.35), size, pieces);
        content.Add("Q\n");
    }

    /// <summary>Paints a form XObject with its origin at a place.</summary>
    public void Form(string name, double x, double baseline) =>
        content.Add("q 1 0 0 1 ").Add(x).Add(height - baseline).Add("cm /").Add(name).Add(" Do Q\n");

    /// <summary>Paints an image XObject into a rectangle.</summary>
    public void Image(string name, double x, double top, double width, double tall) =>
        content.Add("q ").Add(width).Add("0 0 ").Add(tall).Add(x).Add(height - top - tall).Add("cm /").Add(name).Add(" Do Q\n");

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
