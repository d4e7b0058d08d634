using System.Security.Cryptography;
using System.Text;
using ClosedXML.Excel;
using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>The evidence inside a report is whole, is what the page says it is, and runs nowhere.</summary>
public sealed class AttachmentsTests
{
    private static readonly Document Document = Sample.Of(new Paragraph("Text.")) with
    {
        Attachments =
        [
            new("rows.csv", "A row of the sample.", Sample.Rows(2_000)),
            new("a first.csv", "Cells that a spreadsheet would run.", new Table { Columns = [new Column("=Head"), new Column("Zwei, drei")], Rows = [[Cell.Of("=1+1"), Cell.Of("say \"yes\"\nκόσμος")]] }),
        ],
    };

    [Fact]
    public void Holds_EveryRowInTheOrderGiven()
    {
        using var pdf = RenderedPdf.Of(Document);
        Assert.True(pdf.Pdf.Advanced.TryGetEmbeddedFiles(out var files));
        Assert.Equal(["a first.csv", "rows.csv"], files.Select(f => f.Name));
        var lines = Encoding.UTF8.GetString(files[1].Memory.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2_001, lines.Length);
        Assert.Equal("Row,Text,Count", lines[0]);
        Assert.All(lines.Skip(1).Index(), line => Assert.StartsWith($"row-{line.Index + 1:00000},", line.Item, StringComparison.Ordinal));
        Assert.Equal("'=Head,\"Zwei, drei\"\r\n'=1+1,\"say \"\"yes\"\"\nκόσμος\"\r\n", Encoding.UTF8.GetString(files[0].Memory.Span));
    }

    [Fact]
    public void Prints_TheHashOfWhatItHolds()
    {
        using var pdf = RenderedPdf.Of(Document);
        Assert.True(pdf.Pdf.Advanced.TryGetEmbeddedFiles(out var files));
        Assert.All(files, f => Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(f.Memory.Span)), pdf.Text, StringComparison.Ordinal));
        Assert.Contains("2files,allshown.", pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void States_RowsAndHashWhereTheDocumentRefersToAFile()
    {
        var referring = Sample.Of(new AttachmentReference("rows.csv")) with { Attachments = Document.Attachments };
        using var pdf = RenderedPdf.Of(referring);
        Assert.True(pdf.Pdf.Advanced.TryGetEmbeddedFiles(out var files));
        var hash = Convert.ToHexStringLower(SHA256.HashData(files.Single(f => f.Name == "rows.csv").Memory.Span));
        Assert.Contains($"rows.csv,attachedinsidethisPDF:2,000rowsandaheadline,{Figures.Count(files[1].Memory.Length)}bytes,SHA-256{hash}", pdf.Text, StringComparison.Ordinal);

        using var stream = new MemoryStream();
        XlsxRenderer.Write(referring, stream, TestContext.Current.CancellationToken);
        using var workbook = new XLWorkbook(stream);
        Assert.Contains(workbook.Worksheets.SelectMany(w => w.CellsUsed()), c => c.GetString().StartsWith("The sheet \"rows\" of this workbook holds every row", StringComparison.Ordinal));
        Assert.Equal(2_001, workbook.Worksheet("rows").RowsUsed().Count());
        Assert.Throws<InvalidDataException>(() => RenderedPdf.Of(Sample.Of(new AttachmentReference("gone.csv"))));
    }

    [Fact]
    public void Gives_EqualBytesForEqualDocuments()
    {
        using var one = RenderedPdf.Of(Document);
        using var two = RenderedPdf.Of(Document);
        Assert.Equal(one.Bytes, two.Bytes);
    }

    [Fact]
    public void Satisfies_Qpdf()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.pdf");
        try
        {
            using (var pdf = RenderedPdf.Of(Document))
            {
                File.WriteAllBytes(path, pdf.Bytes);
            }

            var (code, output) = PdfReadersTests.Run("qpdf", "--check", path);
            Assert.Equal(0, code);
            Assert.Contains("No syntax or stream encoding errors found", output, StringComparison.Ordinal);
            (_, output) = PdfReadersTests.Run("qpdf", "--list-attachments", "--verbose", path);
            Assert.Contains("description: A row of the sample.", output, StringComparison.Ordinal);
            Assert.Contains("text/csv", output, StringComparison.Ordinal);
            (_, output) = PdfReadersTests.Run("pdfdetach", "-list", path);
            Assert.Contains("2 embedded files", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Refuses_ToWriteAnotherNumberOfRowsThanWasCounted()
    {
        var document = Document with { Attachments = [new("rows.csv", "A row.", Sample.Rows(3) with { RowCount = 4 })] };
        Assert.Throws<InvalidDataException>(() => RenderedPdf.Of(document));
    }

    [Fact]
    public void Refuses_TwoFilesOfOneName()
    {
        var document = Document with { Attachments = [new("rows.csv", "A row.", Sample.Rows(3)), new("rows.csv", "A row.", Sample.Rows(3))] };
        Assert.Throws<InvalidDataException>(() => RenderedPdf.Of(document));
    }

    [Fact]
    public void Gives_EachASheetInAWorkbook()
    {
        using var output = new MemoryStream();
        XlsxRenderer.Write(Document, output, TestContext.Current.CancellationToken);
        using var workbook = new XLWorkbook(output);
        Assert.Equal(2_001, workbook.Worksheet("rows").RowsUsed().Count());
        Assert.Equal("=1+1", workbook.Worksheet("a first").Cell(2, 1).GetString());
    }
}
