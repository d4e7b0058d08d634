using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ComplianceDesk.Core.Csv;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>The evidence as CSV files inside the PDF (ISO 19005-3, 6.8: associated files), each listed with its size and SHA-256 in a section of the document itself.</summary>
internal sealed class AttachedFiles(PdfObjectWriter objects, DocumentInfo info, CancellationToken cancellationToken)
{
    // The name tree of embedded files must be in the order of the names (ISO 32000-1, 7.9.6).
    private readonly SortedDictionary<string, int> specifications = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> statements = new(StringComparer.Ordinal);

    /// <summary>What the document says of one of its files, in a sentence with its hash.</summary>
    /// <exception cref="InvalidDataException">It has no such file.</exception>
    public string Statement(string fileName) =>
        statements.GetValueOrDefault(PlainText.OneLine(fileName)) ?? throw new InvalidDataException($"The document refers to \"{fileName}\", which is not attached.");

    /// <summary>Writes the files; returns the section that lists them.</summary>
    /// <exception cref="InvalidDataException">Two attachments have one name, or a table has another number of rows than was counted.</exception>
    public Section Write(IReadOnlyList<Attachment> attachments)
    {
        var files = attachments.Select(Write).ToList();
        return new Section("Attached files",
        [
            new Paragraph("These files are inside this PDF: a reader shows them in its list of attachments. They are comma-separated (RFC 4180, UTF-8); a text that a spreadsheet would run as a formula has an apostrophe before it."),
            new Table
            {
                Columns = [new Column("File", 1.2, RowHeader: true), new Column("What a row is", 2.6), new Column("Rows", 0.7, Align.Right), new Column("Bytes", 0.8, Align.Right)],
                Rows = files.Select(f => f.Contents),
                Counting = "files",
                RowCount = files.Count,
            },
            new Table
            {
                Caption = "SHA-256 of every attached file",
                Columns = [new Column("File", 1, RowHeader: true), new Column("SHA-256", 2)],
                Rows = files.Select(f => f.Hash),
                RowCount = files.Count,
            },
        ]);
    }

    /// <summary>Adds the name tree to the catalog's names.</summary>
    public void WriteNames(PdfBuffer body)
    {
        if (specifications.Count == 0)
        {
            return;
        }

        body.Add("/EmbeddedFiles<</Names[");
        foreach (var (name, id) in specifications)
        {
            body.Text(name).Reference(id);
        }

        body.Add("]>>");
    }

    /// <summary>Adds the document's associated files to the catalog.</summary>
    public void WriteAssociation(PdfBuffer body)
    {
        if (specifications.Count == 0)
        {
            return;
        }

        body.Add("/AF[");
        foreach (var id in specifications.Values)
        {
            body.Reference(id);
        }

        body.Add("]");
    }

    private (Cell[] Contents, Cell[] Hash) Write(Attachment attachment)
    {
        var name = PlainText.OneLine(attachment.FileName);
        var parameters = objects.Reserve();
        var rows = 0L;
        var size = 0L;
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // ISO 32000-1, table 46, asks for MD5 and nothing else: it is a checksum here; what proves the file is the SHA-256 on the page.
#pragma warning disable CA5351
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        var file = objects.WriteStream(new PdfBuffer().Add("/Type/EmbeddedFile/Subtype/text#2Fcsv/Params ").Reference(parameters).Latin(), output =>
        {
            Put(CsvText.Line([.. attachment.Table.Titles]));
            foreach (var row in attachment.Table.ReadRows())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Put(CsvText.Line([.. row.Select(c => c.Text)]));
                rows++;
            }

            void Put(string line)
            {
                var bytes = Encoding.UTF8.GetBytes(line);
                output.Write(bytes);
                sha.AppendData(bytes);
                md5.AppendData(bytes);
                size += bytes.Length;
            }
        });
        attachment.Table.RowStatement(rows);
        var date = info.GeneratedAt.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        objects.Write(parameters, new PdfBuffer().Add("<</Size ").Add(size).Add($"/ModDate({date})/CheckSum<{Convert.ToHexString(md5.GetHashAndReset())}>>>").Written);
        var specification = objects.Write(new PdfBuffer().Add("<</Type/Filespec/F ").Text(name).Add("/UF ").Text(name).Add("/Desc ").Text(PlainText.OneLine(attachment.Description))
            .Add("/AFRelationship/Data/EF<</F ").Reference(file).Add("/UF ").Reference(file).Add(">>>>").Written);
        if (!specifications.TryAdd(name, specification))
        {
            throw new InvalidDataException($"Two attachments are named \"{name}\".");
        }

        var hash = Convert.ToHexStringLower(sha.GetHashAndReset());
        statements[name] = $"{name}, attached inside this PDF: {Figures.Count(rows)} rows and a head line, {Figures.Count(size)} bytes, SHA-256 {hash}";
        return ([Cell.Of(name), Cell.Of(attachment.Description), Cell.Number(rows), Cell.Number(size)], [Cell.Of(name), Cell.Of(hash)]);
    }
}
