using System.Text;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Turns text into positioned glyphs with HarfBuzz. What has no glyph, or would steer the layout, is shown as U+FFFD and counted.</summary>
internal sealed class TextShaper(PdfFont regular, PdfFont bold) : IDisposable
{
    // A silent mark needs some text in the ToUnicode map; this one takes no room and means nothing.
    private const string ZeroWidthSpace = "\u200B";

    private const int CacheLimit = 20_000;

    private readonly Buffer buffer = new();
    private readonly Dictionary<(string Text, bool Bold), ShapedText> cache = [];
    private readonly PdfBuffer show = new();

    /// <summary>How many characters were replaced because they cannot be shown.</summary>
    public int Replaced { get; private set; }

    /// <summary>Shapes a word or a short line.</summary>
    public ShapedText Shape(string text, bool isBold)
    {
        if (!cache.TryGetValue((text, isBold), out var shaped))
        {
            if (cache.Count == CacheLimit)
            {
                cache.Clear();
            }

            shaped = ShapeAnew(text, isBold ? bold : regular);
            cache[(text, isBold)] = shaped;
        }

        return shaped;
    }

    /// <summary>Width of <paramref name="text"/> in points.</summary>
    public double Width(string text, bool isBold, double size) => Shape(text, isBold).Width * size / 1000;

    public void Dispose() => buffer.Dispose();

    /// <summary>The text with every character that cannot or must not be shown replaced; counts them.</summary>
    private string Showable(string text, PdfFont font)
    {
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            if (whole && PlainText.Shows(rune) && font.Has(rune.Value))
            {
                changed?.Append(text, i, length);
            }
            else
            {
                changed ??= new StringBuilder(text, 0, i, text.Length);
                changed.Append(PlainText.Replacement);
                Replaced++;
            }

            i += length;
        }

        return changed?.ToString() ?? text;
    }

    private ShapedText ShapeAnew(string text, PdfFont font)
    {
        var source = Showable(text, font);
        buffer.ClearContents();
        buffer.AddUtf16(source);
        buffer.GuessSegmentProperties();
        buffer.Direction = Direction.LeftToRight;
        font.Shaping.Shape(buffer);
        var glyphs = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();

        var parts = new List<GlyphRun>();
        var width = 0.0;
        show.Clear();
        for (var i = 0; i < glyphs.Length;)
        {
            var end = i + 1;
            while (end < glyphs.Length && glyphs[end].Cluster == glyphs[i].Cluster)
            {
                end++;
            }

            var from = (int)glyphs[i].Cluster;
            var to = end < glyphs.Length ? (int)glyphs[end].Cluster : source.Length;
            for (var k = i; k < end; k++)
            {
                // The first glyph of a cluster reads as the cluster's text; what is stacked on it reads as nothing.
                var silent = k > i;
                var id = font.CharacterId(glyphs[k].Codepoint, silent ? ZeroWidthSpace : source[from..to]);
                var place = new GlyphPlace(places[k], font);
                if (silent || place.Rise != 0)
                {
                    Close(parts, 0, silent: false);
                }

                Show(id, place, font.Width(glyphs[k].Codepoint));
                if (silent || place.Rise != 0)
                {
                    Close(parts, place.Rise, silent);
                }

                width += place.Advance;
            }

            i = end;
        }

        Close(parts, 0, silent: false);
        var trailing = text.Length - text.TrimEnd(' ').Length;
        var space = trailing == 0 ? 0 : font.Shaping.GetHorizontalGlyphAdvance(SpaceGlyph(font)) * font.Thousandths;
        return new ShapedText(font, parts, width, width - (trailing * space));
    }

    private static uint SpaceGlyph(PdfFont font) => font.Shaping.TryGetNominalGlyph(' ', out var glyph) ? glyph : 0;

    private void Show(ushort id, GlyphPlace place, int fontWidth)
    {
        Adjust(-place.Offset);
        show.Add("<").Hex(id).Add(">");
        // A viewer advances by the width in the font; the difference to what was shaped (kerning) is subtracted.
        Adjust(fontWidth - place.Advance + place.Offset);
    }

    private void Adjust(double thousandths)
    {
        var rounded = (long)Math.Round(thousandths);
        if (rounded != 0)
        {
            show.Add(rounded);
        }
    }

    private void Close(List<GlyphRun> parts, double rise, bool silent)
    {
        if (show.Length > 0)
        {
            parts.Add(new GlyphRun(show.Written.ToArray(), rise, silent));
            show.Clear();
        }
    }

    /// <summary>Where a glyph goes, in thousandths of the type size.</summary>
    private readonly record struct GlyphPlace(double Advance, double Offset, double Rise)
    {
        public GlyphPlace(GlyphPosition position, PdfFont font)
            : this(position.XAdvance * font.Thousandths, position.XOffset * font.Thousandths, position.YOffset * font.Thousandths)
        {
        }
    }
}
