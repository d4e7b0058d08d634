using System.Text;
using ComplianceDesk.Documents.Pdf;
using Xunit;

namespace ComplianceDesk.Documents.Tests.Pdf;

public sealed class PdfObjectWriterTests
{
    [Fact]
    public void Rejects_AnObjectThatWasReservedAndNeverWritten()
    {
        using var objects = new PdfObjectWriter(new MemoryStream());
        var catalog = objects.Write("<<>>"u8);
        var missing = objects.Reserve();

        var refusal = Assert.Throws<InvalidOperationException>(() => objects.Finish(catalog, catalog));

        Assert.Contains($"object {missing} ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 ")]
    [InlineData(-0.0004, "0 ")]
    [InlineData(1.5, "1.5 ")]
    [InlineData(-12.3456, "-12.346 ")]
    [InlineData(0.05, "0.05 ")]
    [InlineData(100000.001, "100000.001 ")]
    public void Writes_NumbersWithoutExponent(double number, string expected) =>
        Assert.Equal(expected, Encoding.ASCII.GetString(new PdfBuffer().Add(number).Written));

    [Fact]
    public void Writes_TextThatCannotEndAString() =>
        Assert.Equal("<FEFF0029005C0033D83DDE00>", Encoding.ASCII.GetString(new PdfBuffer().Text(")\\3\U0001F600").Written));
}
