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

    /// <summary>All that stands on the pages, running heads left out, in the order it was written and without any white space.</summary>
    public string Text => string.Concat(Pages.SelectMany(p => p.GetMarkedContents().Where(m => !m.IsArtifact)).SelectMany(m => m.Letters).Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));

    public static RenderedPdf Of(Document document)
    {
        using var output = new MemoryStream();
        var summary = PdfRenderer.Write(document, output, TestContext.Current.CancellationToken);
        return new RenderedPdf(output.ToArray(), summary);
    }

    /// <summary>What a page shows, artifacts among it, line by line without white space.</summary>
    public static string AllOf(Page page) => string.Concat(page.Letters.Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));

    /// <summary>The artifacts of a page as text without white space: running heads, feet, repeated table heads.</summary>
    public static string ArtifactsOf(Page page) =>
        string.Concat(page.GetMarkedContents().Where(m => m.IsArtifact).SelectMany(m => m.Letters).Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));

    public void Dispose() => Pdf.Dispose();
}
