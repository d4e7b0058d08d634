using Xunit;

namespace ComplianceDesk.Documents.Tests;

public sealed class PdfRendererTests
{
    [Fact]
    public void Writes_EveryBlock()
    {
        using var file = File.Create("/tmp/every.pdf");
        PdfRenderer.Write(Sample.EveryBlock(), file, TestContext.Current.CancellationToken);
    }
}
