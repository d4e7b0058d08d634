using System.Globalization;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// Sets runs into lines of a width. Breaks after spaces, after a hyphen or slash between letters, and at line feeds. A word wider than the
/// line is cut between characters, visibly; no text is ever left out.
/// </summary>
internal sealed class LineBreaker(TextShaper shaper)
{
    /// <summary>The lines of <paramref name="runs"/>; one empty line when there is no text.</summary>
    public List<TextLine> Break(IReadOnlyList<Run> runs, TextStyle style, double width)
    {
        var lines = new LineCollector(style.Size, width);
        var word = new List<(ShapedText Shaped, Run Run, string Text)>();
        foreach (var (text, run, end) in runs.SelectMany(Segments))
        {
            if (text.Length > 0)
            {
                word.Add((shaper.Shape(text, style.Bold || run.Bold || run.Mark != Mark.None), run, text));
            }

            if (end != SegmentEnd.WordGoesOn)
            {
                Place(word, lines, style);
                word.Clear();
            }

            if (end == SegmentEnd.Line)
            {
                lines.EndLine(cutsWord: false);
            }
        }

        Place(word, lines, style);
        return lines.Finish();
    }

    /// <summary>Width of the widest word of a text: what a column must have so that no word is cut.</summary>
    public double WidestWord(string text, TextStyle style)
    {
        var run = new Run(text, style.Bold);
        var widest = 0.0;
        var word = 0.0;
        foreach (var (segment, _, end) in Segments(run))
        {
            var shaped = shaper.Shape(segment, style.Bold);
            widest = Math.Max(widest, word + (shaped.VisibleWidth * style.Size / 1000));
            word = end == SegmentEnd.WordGoesOn ? word + (shaped.Width * style.Size / 1000) : 0;
        }

        return widest;
    }

    private void Place(List<(ShapedText Shaped, Run Run, string Text)> word, LineCollector lines, TextStyle style)
    {
        if (word.Count == 0)
        {
            return;
        }

        var width = (word.SkipLast(1).Sum(p => p.Shaped.Width) + word[^1].Shaped.VisibleWidth) * style.Size / 1000;
        if (!lines.IsEmpty && !lines.HasRoomFor(width))
        {
            lines.EndLine(cutsWord: false);
        }

        if (lines.HasRoomFor(width))
        {
            foreach (var (shaped, run, _) in word)
            {
                lines.Add(shaped, run);
            }

            return;
        }

        foreach (var (shaped, run, text) in word)
        {
            var characters = StringInfo.GetTextElementEnumerator(text);
            while (characters.MoveNext())
            {
                var character = shaper.Shape(characters.GetTextElement(), style.Bold || run.Bold || run.Mark != Mark.None);
                if (!lines.IsEmpty && !lines.HasRoomFor(character.VisibleWidth * style.Size / 1000))
                {
                    lines.EndLine(cutsWord: true);
                }

                lines.Add(character, run);
            }
        }
    }

    private static IEnumerable<(string Text, Run Run, SegmentEnd End)> Segments(Run run)
    {
        var text = run.Text.ReplaceLineEndings("\n").Replace('\t', ' ');
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                yield return (text[start..i], run, SegmentEnd.Line);
                start = i + 1;
            }
            else if (MayBreakAfter(text, i))
            {
                yield return (text[start..(i + 1)], run, SegmentEnd.Word);
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return (text[start..], run, SegmentEnd.WordGoesOn);
        }
    }

    private static bool MayBreakAfter(string text, int i) => text[i] switch
    {
        ' ' => i + 1 == text.Length || text[i + 1] != ' ',
        '-' or '/' or '\u2013' or '\u2014' => i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]),
        _ => false,
    };

    private enum SegmentEnd
    {
        WordGoesOn,
        Word,
        Line,
    }

    /// <summary>Lines as they fill.</summary>
    private sealed class LineCollector(double size, double width)
    {
        // Shaped widths are sums of rounded advances; a text exactly as wide as its column must not wrap.
        private const double Tolerance = 0.01;

        private readonly List<TextLine> lines = [];
        private List<TextPiece> pieces = [];
        private double x;

        public bool IsEmpty => pieces.Count == 0;

        public bool HasRoomFor(double wide) => x + wide <= width + Tolerance;

        public void Add(ShapedText shaped, Run run)
        {
            pieces.Add(new TextPiece(shaped, run, x));
            x += shaped.Width * size / 1000;
        }

        public void EndLine(bool cutsWord)
        {
            var visible = pieces.Count == 0 ? 0 : pieces[^1].X + (pieces[^1].Shaped.VisibleWidth * size / 1000);
            lines.Add(new TextLine(pieces, visible, cutsWord));
            pieces = [];
            x = 0;
        }

        public List<TextLine> Finish()
        {
            if (pieces.Count > 0 || lines.Count == 0)
            {
                EndLine(cutsWord: false);
            }

            return lines;
        }
    }
}
