using ComplianceDesk.Core.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>A document rendered to PDF and opened again.</summary>
internal sealed class RenderedPdf : IDisposable
{
    private RenderedPdf(byte[] bytes, PdfSummary summary)
    {
        Bytes = bytes;
        Summary = summary;
        Pdf = PdfDocument.Open(bytes);
    }

    public byte[] Bytes { get; }

    public PdfSummary Summary { get; }

    public PdfDocument Pdf { get; }

    public IEnumerable<Page> Pages => Pdf.GetPages();

    /// <summary>All that stands on the pages, running heads left out, in the order it is read and without any white space.</summary>
    public string Text => string.Concat(Pages.Select(Read));

    /// <summary>The tagged letters of a page in the order they are read: glyphs marked as reversed are turned around.</summary>
    private static string Read(Page page)
    {
        var text = new System.Text.StringBuilder();
        var contents = page.GetMarkedContents();
        var artifacts = contents.Where(m => m.IsArtifact).SelectMany(All).SelectMany(m => m.Letters).ToHashSet(ReferenceEqualityComparer.Instance);
        var reversed = contents.SelectMany(All).Where(m => m.Tag == "ReversedChars").SelectMany(run => All(run).SelectMany(m => m.Letters).Select(letter => (letter, run))).ToDictionary(p => (object)p.letter, p => p.run, ReferenceEqualityComparer.Instance);
        var turned = new Stack<string>();
        MarkedContentElement? current = null;
        foreach (var letter in page.Letters.Where(l => !artifacts.Contains(l) && !string.IsNullOrWhiteSpace(l.Value)))
        {
            reversed.TryGetValue(letter, out var run);
            if (run != current)
            {
                text.AppendJoin("", turned);
                turned.Clear();
                current = run;
            }

            if (run is null)
            {
                text.Append(letter.Value);
            }
            else
            {
                turned.Push(letter.Value);
            }
        }

        return text.AppendJoin("", turned).ToString();
    }

    private static IEnumerable<MarkedContentElement> All(MarkedContentElement content) => content.Children.SelectMany(All).Prepend(content);

    public static RenderedPdf Of(Document document)
    {
        using var output = new MemoryStream();
        var summary = PdfRenderer.Write(document, output, TestContext.Current.CancellationToken);
        return new RenderedPdf(output.ToArray(), summary);
    }

    /// <summary>What a page shows, artifacts among it, line by line without white space.</summary>
    public static string AllOf(Page page) => string.Concat(page.Letters.Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));

    /// <summary>How many lines of text stand on a page, running heads, feet and repeated table heads left out.</summary>
    public static int LinesOf(Page page)
    {
        var artifacts = page.GetMarkedContents().Where(m => m.IsArtifact).SelectMany(All).SelectMany(m => m.Letters).ToHashSet(ReferenceEqualityComparer.Instance);
        return page.Letters.Where(l => !artifacts.Contains(l) && !string.IsNullOrWhiteSpace(l.Value)).Select(l => Math.Round(l.StartBaseLine.Y)).Distinct().Count();
    }

    /// <summary>The artifacts of a page as text without white space: running heads, feet, repeated table heads.</summary>
    public static string ArtifactsOf(Page page) =>
        string.Concat(page.GetMarkedContents().Where(m => m.IsArtifact).SelectMany(m => m.Letters).Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));

    public void Dispose() => Pdf.Dispose();
}
