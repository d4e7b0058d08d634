using ClosedXML.Excel;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Documents.Xlsx;

namespace ComplianceDesk.Documents;

/// <summary>
/// Writes a <see cref="Document"/> as a workbook: a cover, one sheet for each top section, and a sheet of its own for each register (a table
/// that states its number of rows), with a frozen head and a filter. Text is text whatever it looks like; counts and shares are numbers.
/// The workbook is built in memory: meant for reports, up to some ten thousand rows in all.
/// </summary>
public static class XlsxRenderer
{
    /// <summary>Rows a sheet can hold (ECMA-376); a register goes on in a further sheet.</summary>
    internal const int SheetRows = 1_048_576;

    /// <summary>Writes the document; the stream is left open.</summary>
    /// <param name="document">What to write. Lazy parts are gone through once.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Looked at before every sheet and row, and while the workbook is packed.</param>
    public static void Write(Document document, Stream output, CancellationToken cancellationToken) =>
        Write(document, output, SheetRows, cancellationToken);

    internal static void Write(Document document, Stream output, int sheetRows, CancellationToken cancellationToken)
    {
        using var workbook = new XLWorkbook();
        workbook.Properties.Title = PlainText.OneLine(document.Info.Title);
        workbook.Properties.Subject = PlainText.OneLine(document.Info.Subject);
        workbook.Properties.Author = PlainText.OneLine(document.Info.Organisation);
        workbook.Properties.Created = document.Info.GeneratedAt.UtcDateTime;
        workbook.Properties.Modified = document.Info.GeneratedAt.UtcDateTime;

        var sheets = new SheetSet(workbook);
        new CoverSheet(sheets.Add("Cover")).Fill(document);
        foreach (var section in document.Sections)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = sheets.Name(section.Title);
            new SectionSheet(sheets, sheets.Add(name), sheetRows, cancellationToken).Fill(section);
        }

        foreach (var attachment in document.Attachments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (rows, _) = new RegisterSheets(sheets, sheetRows, cancellationToken).Write(attachment.Table, Path.GetFileNameWithoutExtension(attachment.FileName));
            attachment.Table.RowStatement(rows);
        }

        // ClosedXML needs to seek while it writes, and knows of no cancellation: the stream tells it.
        using var buffer = new StoppingStream(cancellationToken);
        workbook.SaveAs(buffer);
        buffer.Position = 0;
        buffer.CopyTo(output);
    }
}
