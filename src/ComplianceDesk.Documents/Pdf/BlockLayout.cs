using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Puts the blocks of a document on the pages in reading order.</summary>
internal sealed class BlockLayout(PageFlow flow, LineWriter writer, TableLayout tables, PictureLayout pictures, HeadingLayout headings, AttachedFiles attached)
{
    private const double SignatureHeight = 46;
    private const double ParagraphGap = 7;
    private const double Indent = 14;
    private const double NotePad = 10;

    // A last paragraph of so many lines at most does not go to the next page alone.
    private const int LinesKept = 3;

    // A note's title and the first lines under it.
    private static double NoteHeight => (TextStyle.Body.LineHeight * 3) + (2 * NotePad);

    private readonly ChartLayout charts = new(flow);

    // The table whose first rows were read to see how much of it belongs under a heading.
    private TableLayout.BegunTable? begun;

    /// <summary>Lays out a section: its heading, then its blocks.</summary>
    public void Lay(Section section, int level)
    {
        if (level > Section.MaxLevel)
        {
            throw new InvalidDataException($"Section \"{section.Title}\" is nested {level} deep; the limit is {Section.MaxLevel}.");
        }

        var turns = section.Landscape && flow.Page == PageSize.Upright;
        if (turns)
        {
            flow.Turn(PageSize.Sideways);
        }

        headings.Add(section, level);
        Block? block = null, next = null;
        foreach (var read in section.Blocks.Concat([null, null]))
        {
            if (block is not null)
            {
                Lay(block, next, read, level);
            }

            (block, next) = (next, read);
        }

        headings.Lay(0);
        flow.Structure.Close();
        if (turns)
        {
            flow.Turn(PageSize.Upright);
        }
    }

    /// <summary>Lays out a block, with an eye on the two after it: what is short and ends what stands above it stays on its page.</summary>
    private void Lay(Block block, Block? next, Block? after, int level)
    {
        if (block is Section section)
        {
            Lay(section, level + 1);
            return;
        }

        var below = Below(next, after);
        if (headings.AnyWait)
        {
            headings.Lay(LeastHeight(block, below, next, after));
        }

        switch (block)
        {
            case Paragraph paragraph:
                LayText("P", paragraph.Runs, Style(paragraph), flow.Page.Left, flow.Page.Width, below);
                flow.Skip(ParagraphGap);
                break;
            case BulletList list:
                LayList(list, below);
                break;
            case FactList facts:
                tables.Lay(facts, below);
                break;
            case Note note:
                LayNote(note);
                break;
            case Table table:
                LayTable(Begin(table), below);
                break;
            case Chart chart:
                charts.Lay(chart);
                LayTable(Begin(chart.Data), below);
                break;
            case Image image:
                pictures.Lay(image);
                break;
            case SignOff signOff:
                LaySignOff(signOff);
                break;
            case AttachmentReference reference:
                LayText("P", [new Run(attached.Statement(reference.FileName))], TextStyle.Body, flow.Page.Left, flow.Page.Width, below);
                flow.Skip(ParagraphGap);
                break;
            case PageBreak:
                flow.BreakPage();
                break;
            default:
                throw new NotSupportedException($"The PDF renderer does not know the block {block.GetType().Name}.");
        }
    }

    private TableLayout.BegunTable Begin(Table table, double minimumRowHeight = 0) =>
        ReferenceEquals(begun?.Table, table) ? begun! : begun = tables.Begin(table, minimumRowHeight);

    private void LayTable(TableLayout.BegunTable taken, double below)
    {
        begun = null;
        tables.Lay(taken, below);
    }

    /// <summary>
    /// How much of a block must stand under its heading: as much as the block itself does not part, or the heading would stay behind alone. A paragraph that leads to a table or to signatures
    /// takes their first rows with it.
    /// </summary>
    private double LeastHeight(Block block, double below, Block? next, Block? after) => block switch
    {
        Paragraph lead when next is Table or FactList or SignOff && Height(lead) + LeastHeight(next, Below(after, null), after, null) is var both && both < flow.Page.Height * 2 / 3 => both,
        Paragraph paragraph => LeastHeight(flow.Lines.Break(paragraph.Runs, Style(paragraph), flow.Page.Width).Count, Style(paragraph), below),
        AttachmentReference reference => LeastHeight(flow.Lines.Break([new Run(attached.Statement(reference.FileName))], TextStyle.Body, flow.Page.Width).Count, TextStyle.Body, below),
        BulletList list => LeastHeight(list, 0, below),
        Table table => tables.LeastHeight(Begin(table), below),
        FactList facts => tables.LeastHeight(facts, below),
        SignOff signOff => Height(signOff),
        Note => NoteHeight,
        Image image => pictures.LeastHeight(image),
        Chart chart => charts.LeastHeight(chart) is > 0 and var drawn ? drawn : tables.LeastHeight(Begin(chart.Data), below),
        _ => 0,
    };

    // The first lines of a text, with what must stand below it where they are all.
    private static double LeastHeight(int lines, TextStyle style, double below) => (Together(0, lines) * style.LineHeight) + Under(Together(0, lines), lines, below);

    // An item goes with the last one, that one with what must stand below; of others the first lines.
    private double LeastHeight(BulletList list, int item, double below)
    {
        var rest = item == list.Items.Count - 1 ? below : item == list.Items.Count - 2 ? ItemHeight(list.Items[^1]) + below : 0;
        return rest > 0 ? ItemHeight(list.Items[item]) + rest : Math.Min(ItemHeight(list.Items[item]), TextStyle.Body.LineHeight * 2);
    }

    private double ItemHeight(Paragraph item) => (flow.Lines.Break(item.Runs, TextStyle.Body, flow.Page.Width - Indent).Count * TextStyle.Body.LineHeight) + 2;

    // So many lines from this one on are not parted: neither the first nor the last stands alone.
    private static int Together(int line, int lines) => line == 0 && lines <= 3 ? lines : line == 0 || line == lines - 2 ? 2 : 1;

    private static double Under(int line, int lines, double below) => line == lines && below > 0 ? ParagraphGap + below : 0;

    /// <summary>Points to leave under a block for the one that ends it: signatures under what is signed, and a few lines that lead to nothing further.</summary>
    private double Below(Block? next, Block? after) => next switch
    {
        SignOff signOff => Height(signOff),
        Paragraph paragraph when after is not (Table or FactList or SignOff or Chart) && flow.Lines.Break(paragraph.Runs, Style(paragraph), flow.Page.Width).Count <= LinesKept => Height(paragraph),
        _ => 0,
    };

    private double Height(Paragraph paragraph) => (flow.Lines.Break(paragraph.Runs, Style(paragraph), flow.Page.Width).Count * Style(paragraph).LineHeight) + ParagraphGap;

    // The lines to sign are few: they stand on one page, with what is said under them.
    private double Height(SignOff signOff) => tables.Begin(signOff.Sheet, SignatureHeight).WholeHeight + TableLayout.Gap + Height(new Paragraph(signOff.Condition));

    private static TextStyle Style(Paragraph paragraph) => paragraph.Fine ? TextStyle.Body with { Size = Look.SmallSize } : TextStyle.Body;

    /// <summary>Lays out text as one structure element that may go on across pages, never leaving one line alone.</summary>
    private void LayText(string type, IReadOnlyList<Run> runs, TextStyle style, double x, double width, double below = 0, Action<double>? beforeLine = null)
    {
        var lines = flow.Lines.Break(runs, style, width);
        flow.Structure.Open(type);
        for (var i = 0; i < lines.Count; i++)
        {
            var together = Together(i, lines.Count);
            flow.Ensure((together * style.LineHeight) + Under(i + together, lines.Count, below));
            beforeLine?.Invoke(style.LineHeight);
            writer.Write(lines, i, 1, x, flow.Y, width, style);
            flow.Y += style.LineHeight;
        }

        flow.Structure.Close();
    }

    private void LayList(BulletList list, double below)
    {
        flow.Structure.Open("L", "/A<</O/List/ListNumbering/Disc>>");
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = list.Items[i];
            flow.Structure.Open("LI");
            flow.Ensure(LeastHeight(list, i, below));
            var rightToLeft = flow.Lines.Break(item.Runs, TextStyle.Body, flow.Page.Width - Indent)[0].RightToLeft;
            flow.WriteElement("Lbl", "\u2022", rightToLeft ? flow.Page.Right - 8 : flow.Page.Left + 4, flow.Y, TextStyle.Body with { Ink = Look.Accent });
            LayText("LBody", item.Runs, TextStyle.Body, flow.Page.Left + (rightToLeft ? 0 : Indent), flow.Page.Width - Indent);
            flow.Structure.Close();
            flow.Skip(2);
        }

        flow.Structure.Close();
        flow.Skip(5);
    }

    private void LayNote(Note note)
    {
        const double pad = NotePad;
        var title = TextStyle.Body with { Bold = true, Ink = Look.Navy };
        flow.Ensure(NoteHeight);
        flow.Skip(3);
        flow.Structure.Open("Div");
        Back(pad - 3);
        flow.Y += pad - 3;
        LayText("P", [new Run(note.Title, Bold: true)], title, flow.Page.Left + pad, flow.Page.Width - (2 * pad), beforeLine: Back);
        foreach (var paragraph in note.Paragraphs)
        {
            LayText("P", paragraph.Runs, TextStyle.Body, flow.Page.Left + pad, flow.Page.Width - (2 * pad), beforeLine: Back);
        }

        Back(pad - 3);
        flow.Y += pad - 3;
        flow.Structure.Close();
        flow.Skip(10);

        // Strip by strip, because a note may go on across pages. The overlap keeps viewers from showing seams.
        void Back(double height)
        {
            flow.Canvas.BeginArtifact();
            flow.Canvas.Fill(flow.Page.Left, flow.Y, flow.Page.Width, height + 0.2, Look.NoteFill);
            flow.Canvas.Fill(flow.Page.Left, flow.Y, 3, height + 0.2, Look.Accent);
            flow.Canvas.EndMarked();
        }
    }

    private void LaySignOff(SignOff signOff)
    {
        flow.Ensure(Height(signOff));
        LayTable(Begin(signOff.Sheet, SignatureHeight), Height(new Paragraph(signOff.Condition)));
        LayText("P", [new Run(signOff.Condition)], TextStyle.Body with { Ink = Look.Quiet }, flow.Page.Left, flow.Page.Width);
        flow.Skip(ParagraphGap);
    }
}
