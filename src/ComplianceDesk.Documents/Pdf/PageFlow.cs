using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// The pages as they fill from top to bottom: begins and ends them with their running head and foot, and puts lines of text on them as
/// tagged content. A page leaves memory when the next one begins.
/// </summary>
internal sealed class PageFlow
{
    // The form that shows the number of pages is written last, when the number is known.
    private const string TotalForm = "Total";
    private const double TotalWidth = 34;

    private readonly PdfObjectWriter objects;
    private readonly TextShaper shaper;
    private readonly DocumentInfo info;
    private readonly PdfBuffer body = new();
    private readonly List<int> pages = [];
    private readonly List<int> annotations = [];
    private readonly int pagesId;
    private readonly int resourcesId;
    private readonly int totalId;
    private readonly CancellationToken cancellationToken;
    private int pageKey;
    private bool onPage;

    public PageFlow(PdfObjectWriter objects, StructureTree structure, TextShaper shaper, DocumentInfo info, CancellationToken cancellationToken)
    {
        this.objects = objects;
        this.shaper = shaper;
        this.info = info;
        this.cancellationToken = cancellationToken;
        Structure = structure;
        Lines = new LineBreaker(shaper);
        pagesId = objects.Reserve();
        resourcesId = objects.Reserve();
        totalId = objects.Reserve();
        Forms = new FormSet(objects, shaper);
        Forms.Register(TotalForm, totalId);
    }

    public StructureTree Structure { get; }

    public LineBreaker Lines { get; }

    public FormSet Forms { get; }

    public Canvas Canvas { get; } = new();

    /// <summary>The current page's size, or the next one's between pages.</summary>
    public PageSize Page { get; private set; } = PageSize.Upright;

    /// <summary>Distance of the next line's top from the page's top.</summary>
    public double Y { get; set; }

    /// <summary>Number of the current page, from 1.</summary>
    public int PageNumber => pages.Count;

    /// <summary>Object number of the current page.</summary>
    public int PageId => pages[^1];

    /// <summary>Whether nothing has been put on the page yet.</summary>
    public bool AtTop => !onPage || Y <= Page.Top;

    /// <summary>Points left on the page.</summary>
    public double Room => onPage ? Page.Bottom - Y : 0;

    /// <summary>Begins a new page unless this much is left. What is higher than a page gets a page of its own to begin on.</summary>
    public void Ensure(double height)
    {
        if (!onPage || (height > Room && !AtTop))
        {
            BeginPage();
        }
    }

    /// <summary>Leaves a gap, but none at the top of a page.</summary>
    public void Skip(double gap)
    {
        if (!AtTop)
        {
            Y += gap;
        }
    }

    /// <summary>Ends the page, so that what comes next begins a new one.</summary>
    public void BreakPage()
    {
        if (onPage)
        {
            EndPage();
        }
    }

    /// <summary>Ends the page; what comes next stands on pages of this size.</summary>
    public void Turn(PageSize size)
    {
        BreakPage();
        Page = size;
    }

    /// <summary>The place a little above the next line.</summary>
    public Destination Here(double above) => new(PageId, Page.Left, Page.PageHeight - Y + above);

    /// <summary>Begins a page. <paramref name="bare"/> leaves out the running head (the cover).</summary>
    public void BeginPage(bool bare = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BreakPage();
        onPage = true;
        pages.Add(objects.Reserve());
        pageKey = Structure.BeginPage(PageId);
        Canvas.Begin(Page.PageHeight);
        Y = Page.Top;
        if (info.Draft)
        {
            DrawDraft();
        }

        if (!bare)
        {
            DrawHead();
        }

        DrawFoot();
    }

    /// <summary>Opens tagged content of the current structure element.</summary>
    public void BeginContent() => Canvas.BeginTagged(Structure.Current.Type, Structure.AddContent());

    /// <summary>Writes one line of text at a place; the caller has opened the content it belongs to.</summary>
    public void Write(TextLine line, double x, double top, TextStyle style)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var baseline = top + style.Baseline;
        foreach (var piece in line.Pieces)
        {
            if (style.Of(piece.Run).Tint is { } tint)
            {
                var width = piece.Shaped.VisibleWidth * style.Size / 1000;
                Canvas.Fill(x + piece.X - 2, baseline - (style.Size * 0.9), width + 4, style.Size * 1.2, tint);
            }
        }

        Canvas.Text(x, baseline, style.Size, line.Pieces.Select(p => (p.Shaped, p.X, style.Of(p.Run).Ink)));
        if (line.CutsWord)
        {
            var end = line.RightToLeft ? x - 3.6 : x + line.Width;
            Canvas.Rule(end + 0.6, baseline - (style.Size * 0.28), end + 3, baseline - (style.Size * 0.28), 0.9, Look.Accent);
        }
    }

    /// <summary>Writes text that is all of one element on one line; returns its width.</summary>
    public double WriteElement(string type, string text, double x, double top, TextStyle style)
    {
        Structure.Open(type);
        BeginContent();
        var line = Lines.Break([new Run(text, style.Bold)], style, double.MaxValue)[0];
        Write(line, x, top, style);
        Canvas.EndMarked();
        Structure.Close();
        return line.Width;
    }

    /// <summary>Opens a figure that takes a rectangle of the page.</summary>
    /// <param name="alt">What a person who cannot see it is told.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="width">Width of the rectangle.</param>
    /// <param name="height">Height of the rectangle.</param>
    public void OpenFigure(string alt, double x, double top, double width, double height)
    {
        var attributes = new PdfBuffer().Add("/Alt ").Text(PlainText.OneLine(alt))
            .Add("/A<</O/Layout/Placement/Block/BBox[").Add(x).Add(Page.PageHeight - top - height).Add(x + width).Add(Page.PageHeight - top).Add("]>>");
        Structure.Open("Figure", attributes.Latin());
    }

    /// <summary>Makes a rectangle of the page a link and gives it to the current structure element.</summary>
    /// <param name="target">The action or destination, as dictionary entries.</param>
    /// <param name="contents">What the link leads to, in words.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="width">Width of the rectangle.</param>
    /// <param name="height">Height of the rectangle.</param>
    public void AddLink(string target, string contents, double x, double top, double width, double height)
    {
        var entries = new PdfBuffer().Add("/Subtype/Link/F 4/Border[0 0 0]/Rect[")
            .Add(x).Add(Page.PageHeight - top - height).Add(x + width).Add(Page.PageHeight - top)
            .Add("]").Add(target).Add("/Contents ").Text(PlainText.OneLine(contents));
        Annotate(objects.Reserve(), entries.Written);
    }

    /// <summary>Gives the page an annotation that belongs to the current structure element.</summary>
    public void Annotate(int id, ReadOnlySpan<byte> entries)
    {
        var key = Structure.AddAnnotation(id);
        body.Clear();
        objects.Write(id, body.Add("<</Type/Annot").Add(entries).Add("/StructParent ").Add(key).Add(">>").Written);
        annotations.Add(id);
    }

    /// <summary>Ends the last page and writes the page tree; returns its number.</summary>
    public int Finish(FontSet fonts)
    {
        BreakPage();
        Forms.Write(totalId, [new Run($" of {Figures.Count(pages.Count)}")], new TextStyle(Look.SmallSize, Look.Quiet), TotalWidth, Align.Left);
        Forms.WriteResources(resourcesId, fonts.Used);
        body.Clear();
        body.Add("<</Type/Pages/Count ").Add(pages.Count).Add("/Kids[");
        pages.ForEach(page => body.Reference(page));
        objects.Write(pagesId, body.Add("]>>").Written);
        return pagesId;
    }

    private void EndPage()
    {
        var contents = objects.WriteStream("", Canvas.Written);
        Structure.EndPage();
        body.Clear();
        body.Add("<</Type/Page/Parent ").Reference(pagesId)
            .Add("/MediaBox[0 0 ").Add(Page.PageWidth).Add(Page.PageHeight).Add("]/Resources ").Reference(resourcesId)
            .Add("/Contents ").Reference(contents).Add("/Tabs/S/StructParents ").Add(pageKey);
        if (annotations.Count > 0)
        {
            body.Add("/Annots[");
            annotations.ForEach(annotation => body.Reference(annotation));
            body.Add("]");
            annotations.Clear();
        }

        objects.Write(PageId, body.Add(">>").Written);
        onPage = false;
    }

    // Under everything else, light enough to read on, and no part of what a screen reader reads.
    private void DrawDraft()
    {
        var style = new TextStyle(120, Look.Watermark, Bold: true);
        var line = OneLine("DRAFT", style, Page.PageWidth);
        Canvas.BeginArtifact("/Type/Pagination/Subtype/Watermark");
        Canvas.Turned(Page.PageWidth / 2, Page.PageHeight / 2, 45, style.Size, line.Width, line.Pieces.Select(p => (p.Shaped, p.X, style.Ink)));
        Canvas.EndMarked();
    }

    private void DrawHead()
    {
        var style = new TextStyle(Look.SmallSize, Look.Quiet);
        Canvas.BeginArtifact("/Type/Pagination/Subtype/Header/Attached[/Top]");
        // Who may read it is said whole; the names take what is left.
        var mark = OneLine(info.Confidentiality, style with { Bold = true }, Page.Width / 2);
        Write(OneLine($"{info.Title} \u00B7 {info.Organisation}", style, Page.Width - mark.Width - 10), Page.Left, 38, style);
        Write(mark, Page.Right - mark.Width, 38, style with { Bold = true });
        Canvas.Rule(Page.Left, 53, Page.Right, 53, 0.6, Look.Navy);
        Canvas.EndMarked();
    }

    private void DrawFoot()
    {
        var top = Page.PageHeight - 46;
        var style = new TextStyle(Look.SmallSize, Look.Quiet);
        Canvas.BeginArtifact("/Type/Pagination/Subtype/Footer/Attached[/Bottom]");
        Canvas.Rule(Page.Left, top - 5, Page.Right, top - 5, 0.4, Look.Hairline);
        var from = OneLine($"{info.ReportId} \u00B7 generated {Figures.Moment(info.GeneratedAt)}", style, Page.Width - 90);
        Write(from, Page.Left, top, style);
        var number = OneLine($"Page {Figures.Count(PageNumber)}", style, 60);
        Write(number, Page.Right - TotalWidth - number.Width, top, style);
        Canvas.Form(TotalForm, Page.Right - TotalWidth, top + style.Baseline);
        if (info.Standing is { } standing)
        {
            Write(OneLine(standing, style with { Bold = true }, Page.Width), Page.Left, top + 12, style with { Bold = true });
        }
        Canvas.EndMarked();
    }

    /// <summary>The first line of a text: running heads take one line, the full text stands on the cover.</summary>
    private TextLine OneLine(string text, TextStyle style, double width) => Lines.Break([new Run(text)], style, width)[0];
}
