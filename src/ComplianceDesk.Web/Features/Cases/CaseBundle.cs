using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>Packs a case for somebody outside the desk: the document, its tables as CSV, the letters, every kept file, and the hashes of all of them.</summary>
public sealed class CaseBundle(CaseReview review, ReportRenderer renderer)
{
    /// <summary>Writes the bundle to a stream that can seek.</summary>
    /// <returns>The bundle's SHA-256.</returns>
    public async Task<string> WriteAsync(CaseFileData data, Stream output, CancellationToken cancellationToken = default)
    {
        var document = CaseFile.Build(data);
        var letters = new CaseLetterFile(data.Number, data.Facts, data.Info.Organisation, data.Info.GeneratedAt, data.Info.Zone, data.Info.GeneratedBy);
        var sums = new StringBuilder();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync("case.pdf", stream =>
            {
                renderer.Write("pdf", document, stream, cancellationToken);
                return Task.CompletedTask;
            });
            foreach (var attachment in document.Attachments)
            {
                // As it stands inside the PDF, byte for byte: the hash is the one that the PDF's last page prints.
                await AddAsync(attachment.FileName, async stream =>
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(CsvText.Line([.. attachment.Table.Titles])), cancellationToken);
                    foreach (var row in attachment.Table.ReadRows())
                    {
                        await stream.WriteAsync(Encoding.UTF8.GetBytes(CsvText.Line([.. row.Select(c => c.Text)])), cancellationToken);
                    }
                });
            }
            foreach (var letter in data.Letters.Where(l => l.Due))
            {
                await AddAsync(letter.Path, stream =>
                {
                    letters.Write("pdf", letter.Letter, stream, cancellationToken);
                    return Task.CompletedTask;
                });
            }
            foreach (var file in data.Files.Where(f => !f.LeftOut))
            {
                var (content, _) = await review.ReadAsync(data.Number, file.Id, cancellationToken) ?? throw new InvalidDataException($"The bytes of {file.Path} are gone from the archive.");
                await using (content)
                {
                    await AddAsync(file.Path, stream => content.CopyToAsync(stream, cancellationToken));
                }
            }
            await using var list = Entry("SHA256SUMS");
            await list.WriteAsync(Encoding.UTF8.GetBytes(sums.ToString()), cancellationToken);

            Stream Entry(string name)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = data.Info.GeneratedAt;
                return entry.Open();
            }

            async Task AddAsync(string name, Func<Stream, Task> write)
            {
                using var hash = SHA256.Create();
                await using (var stream = Entry(name))
                await using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write))
                {
                    await write(hashed);
                }
                sums.Append(Convert.ToHexStringLower(hash.Hash!)).Append("  ").Append(name).Append('\n');
            }
        }
        output.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(output, cancellationToken));
    }
}
