using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Puts headings on the pages. They wait for what follows them, so that none is left alone at the foot of a page.</summary>
internal sealed class HeadingLayout(PageFlow flow, LineWriter writer, Outline outline, ContentsLayout contents, Destinations places)
{
    private readonly List<(Section Section, int Level)> waiting = [];

    /// <summary>True while there are some to lay out.</summary>
    public bool AnyWait => waiting.Count > 0;

    /// <summary>Lets the heading of a section wait.</summary>
    public void Add(Section section, int level) => waiting.Add((section, level));

    /// <summary>Lays out the headings that wait, on one page with the first <paramref name="followers"/> points of what follows.</summary>
    public void Lay(double followers)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        // A top section begins a page, unless a third of one is left.
        if (waiting[0].Level == 1 && flow.Room < flow.Page.Height / 3)
        {
            flow.BreakPage();
        }

        flow.Ensure(waiting.Sum(h => Above(h.Level) + (Lines(h.Section.Title, h.Level).Count * LineHeight(h.Level)) + Under(h.Level)) + followers);
        foreach (var (section, level) in waiting)
        {
            flow.Structure.Open("Sect");
            Lay(section, level);
        }

        waiting.Clear();
    }

    private void Lay(Section section, int level)
    {
        var style = Style(level);
        flow.Skip(Above(level));
        var here = flow.Here(6);
        outline.Add(level, section.Title, here);
        if (level == 1)
        {
            contents.Reached(here);
        }

        if (section.Anchor is { } anchor)
        {
            places.Reach(LineWriter.Place(anchor), here);
        }

        flow.Structure.Open($"H{level}");
        foreach (var line in Lines(section.Title, level))
        {
            writer.Write([line], 0, 1, flow.Page.Left, flow.Y, flow.Page.Width, style);
            flow.Y += LineHeight(level);
        }

        flow.Structure.Close();
        flow.Y += Under(level);
    }

    private List<TextLine> Lines(string title, int level) => flow.Lines.Break([new Run(title, Bold: true)], Style(level), flow.Page.Width);

    private static double Above(int level) => level switch { 1 => 26, 2 => 10, _ => 6 };

    private static double Under(int level) => level == 1 ? 8 : 3;

    private static double LineHeight(int level) => Style(level).LineHeight * 0.92;

    private static TextStyle Style(int level) => new(Look.HeadingSize(level), Look.Navy, Bold: true);
}
