using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Writes one feed row by row: UTF-8 without a mark, comma, RFC 4180 quotes, one LF a row.</summary>
internal sealed class CsvFile : IDisposable
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private readonly StreamWriter writer;
    private readonly int columns;

    public CsvFile(string folder, string name, bool gzip, params string[] header)
    {
        Stream stream = new FileStream(Path.Combine(folder, gzip ? name + ".gz" : name), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        // .NET writes neither name nor time into the gzip header, so equal content gives equal bytes.
        if (gzip) stream = new GZipStream(stream, CompressionLevel.SmallestSize);
        writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        columns = header.Length;
        Row(header);
    }

    public long Rows { get; private set; } = -1;

    public void Row(params ReadOnlySpan<string?> fields)
    {
        if (fields.Length != columns) throw new ArgumentException($"A row of {fields.Length} fields in a file of {columns} columns.", nameof(fields));
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) writer.Write(',');
            var field = fields[i];
            if (field is null) continue;
            if (!field.AsSpan().ContainsAny(Special)) writer.Write(field);
            else
            {
                writer.Write('"');
                writer.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }
        }

        writer.WriteLine();
        Rows++;
    }

    public void Dispose() => writer.Dispose();
}
