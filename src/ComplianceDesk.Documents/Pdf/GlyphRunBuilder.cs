using HarfBuzzSharp;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Collects shaped glyphs into the operands that show them.</summary>
internal sealed class GlyphRunBuilder
{
    private readonly PdfBuffer show = new();
    private readonly List<GlyphRun> parts = [];
    private PdfFont font = null!;
    private double width;

    public void Begin(PdfFont of)
    {
        font = of;
        width = 0;
        parts.Clear();
        show.Clear();
    }

    /// <summary>Adds a glyph.</summary>
    /// <param name="glyph">Its number in the font.</param>
    /// <param name="text">What it reads as.</param>
    /// <param name="position">Where it goes, in font units.</param>
    /// <param name="silent">True for a mark whose text another glyph carries.</param>
    public void Add(uint glyph, string text, GlyphPosition position, bool silent)
    {
        var (advance, offset, rise) = (position.XAdvance * font.Thousandths, position.XOffset * font.Thousandths, position.YOffset * font.Thousandths);
        if (silent || rise != 0)
        {
            Close(0, silent: false);
        }

        Adjust(-offset);
        show.Add("<").Hex(font.CharacterId(glyph, text)).Add(">");
        // A viewer advances by the width in the font; the difference to what was shaped (kerning) is subtracted.
        Adjust(font.Width(glyph) - advance + offset);
        if (silent || rise != 0)
        {
            Close(rise, silent);
        }

        width += advance;
    }

    /// <summary>The text as glyphs; what was added is forgotten.</summary>
    public ShapedText Finish(string source, bool rightToLeft)
    {
        Close(0, silent: false);
        var trailing = source.Length - source.TrimEnd(' ').Length;
        return new ShapedText(font, [.. parts], width, width - (trailing * font.SpaceWidth), rightToLeft);
    }

    private void Adjust(double thousandths)
    {
        var rounded = (long)Math.Round(thousandths);
        if (rounded != 0)
        {
            show.Add(rounded);
        }
    }

    private void Close(double rise, bool silent)
    {
        if (show.Length > 0)
        {
            parts.Add(new GlyphRun(show.Written.ToArray(), rise, silent));
            show.Clear();
        }
    }
}
