using System.Globalization;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// Sets runs into lines of a width, ending where <see cref="WordBreaks"/> allows and at line feeds. A word wider than the line is cut
/// between characters, visibly; no text is ever left out.
/// </summary>
internal sealed class LineBreaker(TextShaper shaper)
{
    private readonly List<Part> word = [];
    private int stretches;

    private enum SegmentEnd
    {
        WordGoesOn,
        Word,
        Line,
    }

    /// <summary>The lines of <paramref name="runs"/>; one empty line when there is no text.</summary>
    public List<TextLine> Break(IReadOnlyList<Run> runs, TextStyle style, double width)
    {
        var lines = new LineCollector(style.Size, width);
        var texts = runs.Count == 1 ? [Plain(runs[0].Text)] : runs.Select(r => Plain(r.Text)).ToArray();
        var bidi = Array.Exists(texts, BidiClasses.MayTurn) ? Bidi.Of(string.Concat(texts)) : null;
        var offset = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            foreach (var (from, to, end) in Segments(texts[i]))
            {
                lines.Base = bidi is null ? 0 : bidi.Bases[Math.Min(offset + from, bidi.Bases.Length - 1)];
                Gather(texts[i], from, to, runs[i], IsBold(runs[i], style), bidi, offset);
                if (end != SegmentEnd.WordGoesOn)
                {
                    Place(lines, style);
                }

                if (end == SegmentEnd.Line)
                {
                    lines.EndLine(cutsWord: false);
                }
            }

            offset += texts[i].Length;
        }

        Place(lines, style);
        return lines.Finish();
    }

    /// <summary>Width of the widest word of a text: what a column must have so that no word is cut.</summary>
    public double WidestWord(string text, TextStyle style)
    {
        var plain = Plain(text);
        var widest = 0.0;
        var before = 0.0;
        foreach (var (from, to, end) in Segments(plain))
        {
            var (whole, visible) = (0.0, 0.0);
            foreach (var shaped in shaper.Shape(plain.AsSpan(from, to - from), style.Bold, rightToLeft: false))
            {
                visible = whole + shaped.VisibleWidth;
                whole += shaped.Width;
            }

            widest = Math.Max(widest, (before + visible) * style.Size / 1000);
            before = end == SegmentEnd.WordGoesOn ? before + whole : 0;
        }

        return widest;
    }

    private static string Plain(string text) => text.AsSpan().ContainsAny('\r', '\n', '\t') || text.Contains('\u0085', StringComparison.Ordinal)
        ? text.ReplaceLineEndings("\n").Replace('\t', ' ') : text;

    private static bool IsBold(Run run, TextStyle style) => style.Bold || run.Bold || run.Mark != Mark.None;

    /// <summary>Adds a segment to the word, cut where the direction changes. In a text of two directions spaces stand alone: at the end of a line they follow the paragraph.</summary>
    private void Gather(string text, int from, int to, Run run, bool bold, Bidi? bidi, int offset)
    {
        for (int start = from, end; start < to; start = end)
        {
            end = to;
            var level = 0;
            if (bidi is not null)
            {
                level = bidi.Levels[offset + start];
                for (end = start + 1; end < to && bidi.Levels[offset + end] == level && (text[end] == ' ') == (text[start] == ' '); end++)
                {
                }
            }

            stretches++;
            foreach (var shaped in shaper.Shape(text.AsSpan(start, end - start), bold, (level & 1) == 1))
            {
                word.Add(new Part(shaped, run, level, bold, stretches, text, start, end));
            }
        }
    }

    private void Place(LineCollector lines, TextStyle style)
    {
        if (word.Count == 0)
        {
            return;
        }

        var width = 0.0;
        var wide = 0.0;
        foreach (var part in word)
        {
            width = part.Shaped.VisibleWidth > 0 ? wide + part.Shaped.VisibleWidth : width;
            wide += part.Shaped.Width;
        }

        width *= style.Size / 1000;
        if (!lines.IsEmpty && !lines.HasRoomFor(width))
        {
            lines.EndLine(cutsWord: false);
        }

        if (lines.HasRoomFor(width))
        {
            foreach (var part in word)
            {
                lines.Add(part.Shaped, part.Run, part.Level);
            }
        }
        else
        {
            Cut(lines, style);
        }

        word.Clear();
    }

    private void Cut(LineCollector lines, TextStyle style)
    {
        // Parts in several fonts may come from one stretch of text.
        foreach (var part in word.DistinctBy(p => p.Stretch))
        {
            var characters = StringInfo.GetTextElementEnumerator(part.Text[part.From..part.To]);
            while (characters.MoveNext())
            {
                foreach (var character in shaper.Shape(characters.GetTextElement(), part.Bold, (part.Level & 1) == 1))
                {
                    if (!lines.IsEmpty && !lines.HasRoomFor(character.VisibleWidth * style.Size / 1000))
                    {
                        lines.EndLine(cutsWord: true);
                    }

                    lines.Add(character, part.Run, part.Level);
                }
            }
        }
    }

    private static IEnumerable<(int From, int To, SegmentEnd End)> Segments(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                yield return (start, i, SegmentEnd.Line);
                start = i + 1;
            }
            else if (WordBreaks.MayFollow(text, i))
            {
                yield return (start, i + 1, SegmentEnd.Word);
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return (start, text.Length, SegmentEnd.WordGoesOn);
        }
    }

    /// <summary>What one font shows of a stretch of text in one direction.</summary>
    private readonly record struct Part(ShapedText Shaped, Run Run, int Level, bool Bold, int Stretch, string Text, int From, int To);
}
