using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Turns text into positioned glyphs with HarfBuzz, each stretch in the first font that has it. What has no glyph, or would steer the layout, is shown as U+FFFD and counted.</summary>
internal sealed class TextShaper : IDisposable
{
    // A silent mark needs some text in the ToUnicode map; this one takes no room and means nothing.
    private const string ZeroWidthSpace = "\u200B";

    private const int CacheLimit = 20_000;

    private readonly FontSet fonts;
    private readonly Buffer buffer = new();
    private readonly GlyphRunBuilder builder = new();
    // By boldness and direction.
    private readonly Dictionary<string, ShapedText[]>[] caches = [new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal)];
    private readonly Dictionary<string, ShapedText[]>.AlternateLookup<ReadOnlySpan<char>>[] lookups;

    public TextShaper(FontSet fonts)
    {
        this.fonts = fonts;
        lookups = [.. caches.Select(c => c.GetAlternateLookup<ReadOnlySpan<char>>())];
    }

    /// <summary>How many characters were replaced because they cannot be shown.</summary>
    public int Replaced { get; private set; }

    /// <summary>Shapes a word or a short line of one direction: one stretch for each font, in the order they are read.</summary>
    public ShapedText[] Shape(ReadOnlySpan<char> text, bool bold, bool rightToLeft)
    {
        var which = (bold ? 1 : 0) + (rightToLeft ? 2 : 0);
        if (!lookups[which].TryGetValue(text, out var shaped))
        {
            if (caches[which].Count == CacheLimit)
            {
                caches[which].Clear();
            }

            shaped = ShapeAnew(text.ToString(), bold, rightToLeft);
            lookups[which][text] = shaped;
        }

        return shaped;
    }

    public void Dispose() => buffer.Dispose();

    private ShapedText[] ShapeAnew(string text, bool bold, bool rightToLeft)
    {
        var source = Showable(text, bold);
        var shaped = new List<ShapedText>();
        PdfFont? current = null;
        var start = 0;
        for (var i = 0; i < source.Length;)
        {
            Rune.TryGetRuneAt(source, i, out var rune);
            var font = current is not null && Follows(rune) && current.Has(rune.Value) ? current : fonts.For(rune.Value, bold)!;
            if (current is not null && font != current)
            {
                shaped.Add(ShapeIn(current, source[start..i], rightToLeft));
                start = i;
            }

            current = font;
            i += rune.Utf16SequenceLength;
        }

        if (current is not null)
        {
            shaped.Add(ShapeIn(current, source[start..], rightToLeft));
        }

        return [.. shaped];
    }

    /// <summary>Whether a character stays in the font of what it follows: marks, joiners and spaces.</summary>
    private static bool Follows(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator;

    /// <summary>The text with every character that cannot or must not be shown replaced; counts them.</summary>
    private string Showable(string text, bool bold)
    {
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            if (whole && PlainText.Shows(rune) && fonts.For(rune.Value, bold) is not null)
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

    private ShapedText ShapeIn(PdfFont font, string source, bool rightToLeft)
    {
        buffer.ClearContents();
        buffer.AddUtf16(source);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        font.Shaping.Shape(buffer);
        var glyphs = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();
        builder.Begin(font);
        for (int from = 0, to; from < glyphs.Length; from = to)
        {
            to = from + 1;
            while (to < glyphs.Length && glyphs[to].Cluster == glyphs[from].Cluster)
            {
                to++;
            }

            // Glyphs stand from left to right; the text of a cluster ends where the next one in reading order begins.
            var begins = (int)glyphs[from].Cluster;
            var ends = rightToLeft ? (from == 0 ? source.Length : (int)glyphs[from - 1].Cluster) : to < glyphs.Length ? (int)glyphs[to].Cluster : source.Length;
            var main = from;
            for (var i = from + 1; i < to; i++)
            {
                main = places[i].XAdvance > places[main].XAdvance ? i : main;
            }

            // The widest glyph of a cluster reads as the cluster's text; what is stacked on it reads as nothing.
            for (var i = from; i < to; i++)
            {
                builder.Add(glyphs[i].Codepoint, i == main ? source[begins..ends] : ZeroWidthSpace, places[i], silent: i != main);
            }
        }

        return builder.Finish(source, rightToLeft);
    }
}
