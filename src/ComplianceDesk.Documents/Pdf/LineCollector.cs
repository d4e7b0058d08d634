using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Lines of one text as they fill. Pieces come in the order they are read; each line puts them in the order they stand (UAX 9, L1 and L2).</summary>
internal sealed class LineCollector(double size, double width)
{
    // Shaped widths are sums of rounded advances; a text exactly as wide as its column must not wrap.
    private const double Tolerance = 0.01;

    private readonly List<TextLine> lines = [];
    private readonly List<(ShapedText Shaped, Run Run, int Level)> pieces = [];
    private double filled;

    public bool IsEmpty => pieces.Count == 0;

    /// <summary>The level of the paragraph that is being set.</summary>
    public int Base { get; set; }

    public bool HasRoomFor(double wide) => filled + wide <= width + Tolerance;

    public void Add(ShapedText shaped, Run run, int level)
    {
        pieces.Add((shaped, run, level));
        filled += shaped.Width * size / 1000;
    }

    public void EndLine(bool cutsWord)
    {
        var last = pieces.FindLastIndex(p => p.Shaped.VisibleWidth > 0);
        var trailing = 0.0;
        for (var i = last + 1; i < pieces.Count; i++)
        {
            trailing += pieces[i].Shaped.Width * size / 1000;
            pieces[i] = pieces[i] with { Level = Base };
        }

        var turned = pieces.Exists(p => p.Level != 0);
        trailing += turned || last < 0 ? 0 : (pieces[last].Shaped.Width - pieces[last].Shaped.VisibleWidth) * size / 1000;
        var rightToLeft = (Base & 1) == 1;
        var placed = new TextPiece[pieces.Count];
        // Spaces at the end of a line from right to left hang over its left end.
        var x = rightToLeft ? -trailing : 0;
        foreach (var i in turned ? Order() : Enumerable.Range(0, pieces.Count))
        {
            placed[i] = new TextPiece(pieces[i].Shaped, pieces[i].Run, x);
            x += pieces[i].Shaped.Width * size / 1000;
        }

        lines.Add(new TextLine(placed, filled - trailing, cutsWord, rightToLeft));
        pieces.Clear();
        filled = 0;
    }

    public List<TextLine> Finish()
    {
        if (pieces.Count > 0 || lines.Count == 0)
        {
            EndLine(cutsWord: false);
        }

        return lines;
    }

    /// <summary>The pieces from left to right: from the highest level down, every stretch of at least that level is turned around.</summary>
    private int[] Order()
    {
        var order = Enumerable.Range(0, pieces.Count).ToArray();
        for (var level = pieces.Max(p => p.Level); level > 0; level--)
        {
            for (int from = 0, to; from < order.Length; from = to)
            {
                to = from + 1;
                if (pieces[order[from]].Level < level)
                {
                    continue;
                }

                while (to < order.Length && pieces[order[to]].Level >= level)
                {
                    to++;
                }

                Array.Reverse(order, from, to - from);
            }
        }

        return order;
    }
}
