using UglyToad.PdfPig;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

public sealed class PdfRendererTests
{
    [Fact]
    public void Writes_EveryBlock()
    {
        using var output = new MemoryStream();

        var summary = PdfRenderer.Write(Sample.EveryBlock(), output, TestContext.Current.CancellationToken);

        using var pdf = PdfDocument.Open(output.ToArray());
        Assert.Equal(summary.Pages, pdf.NumberOfPages);
        Assert.Equal(0, summary.Replaced);
    }
}
