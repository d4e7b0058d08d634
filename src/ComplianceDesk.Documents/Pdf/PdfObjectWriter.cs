using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using ComplianceDesk.Core;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// Writes numbered objects to a stream that need not seek. An object leaves memory when it is written: small ones in compressed object
/// streams, the rest directly, closed by a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). The file identifier is a hash of the
/// bytes before it, so equal objects give equal files.
/// </summary>
internal sealed class PdfObjectWriter : IDisposable
{
    private const int ObjectsPerStream = 200;
    private const int EntryBytes = 8;

    private readonly Stream output;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<Entry> entries = [new Entry(EntryKind.Free, 0, ushort.MaxValue)];
    private readonly PdfBuffer waiting = new();
    private readonly List<(int Id, int Offset)> waitingIds = [];
    private readonly PdfBuffer head = new();
    private readonly MemoryStream compressed = new();
    private long position;
    // What follows a signature waits here until all of it can be signed.
    private MemoryStream? signed;

    public PdfObjectWriter(Stream output)
    {
        this.output = output;
        // The second line's bytes above 127 tell transfer programs that the file is binary (7.5.2).
        Emit("%PDF-1.7\n"u8);
        Emit([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    private enum EntryKind : byte
    {
        Free = 0,
        Direct = 1,
        InStream = 2,
        Reserved = 255,
    }

    /// <summary>Reserves a number for an object that is written later.</summary>
    public int Reserve()
    {
        entries.Add(new Entry(EntryKind.Reserved, 0, 0));
        return entries.Count - 1;
    }

    /// <summary>Writes an object under a new number.</summary>
    public int Write(ReadOnlySpan<byte> body)
    {
        var id = Reserve();
        Write(id, body);
        return id;
    }

    /// <summary>Writes an object under a reserved number.</summary>
    public void Write(int id, ReadOnlySpan<byte> body)
    {
        waitingIds.Add((id, waiting.Length));
        waiting.Add(body).Add("\n");
        if (waitingIds.Count == ObjectsPerStream)
        {
            FlushWaiting();
        }
    }

    /// <summary>Writes a stream under a new number.</summary>
    public int WriteStream(string dictionary, ReadOnlySpan<byte> data, bool compress = true)
    {
        var id = Reserve();
        WriteStream(id, dictionary, data, compress);
        return id;
    }

    /// <summary>Writes a stream under a reserved number.</summary>
    /// <param name="id">The reserved number.</param>
    /// <param name="dictionary">Entries of the stream's dictionary besides length and filter.</param>
    /// <param name="data">The data before compression.</param>
    /// <param name="compress">False for metadata, which must be readable as it stands.</param>
    public void WriteStream(int id, string dictionary, ReadOnlySpan<byte> data, bool compress = true)
    {
        if (compress)
        {
            compressed.SetLength(0);
            using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            {
                zlib.Write(data);
            }

            data = compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
        }

        entries[id] = new Entry(EntryKind.Direct, position, 0);
        head.Clear();
        head.Add(id).Add(" 0 obj\n<<").Add(dictionary).Add(compress ? "/Filter/FlateDecode" : "").Add("/Length ").Add(data.Length).Add(">>\nstream\n");
        Emit(head.Written);
        Emit(data);
        Emit("\nendstream\nendobj\n"u8);
    }

    /// <summary>Writes a compressed stream whose data comes bit by bit and is never held whole; returns its number.</summary>
    /// <param name="dictionary">Entries of the stream's dictionary besides length and filter.</param>
    /// <param name="fill">Writes the data before compression.</param>
    public int WriteStream(string dictionary, Action<Stream> fill)
    {
        var (id, length) = (Reserve(), Reserve());
        entries[id] = new Entry(EntryKind.Direct, position, 0);
        head.Clear();
        Emit(head.Add(id).Add(" 0 obj\n<<").Add(dictionary).Add("/Filter/FlateDecode/Length ").Reference(length).Add(">>\nstream\n").Written);
        var start = position;
        using (var zlib = new ZLibStream(new EmitStream(this), CompressionLevel.Optimal))
        {
            fill(zlib);
        }

        var written = position - start;
        Emit("\nendstream\nendobj\n"u8);
        Write(length, new PdfBuffer().Add(written).Written);
        return id;
    }

    /// <summary>Writes the cross-reference stream and the end of the file.</summary>
    /// <param name="catalog">Number of the document catalog.</param>
    /// <param name="info">Number of the information dictionary.</param>
    /// <param name="signature">The signature's place in the file, or null.</param>
    public void Finish(int catalog, int info, SignatureField? signature = null)
    {
        FlushWaiting();
        var contents = signature is null ? 0 : BeginSigned(signature);
        var self = Reserve();
        var start = position;
        entries[self] = new Entry(EntryKind.Direct, start, 0);
        if (entries.FindIndex(e => e.Kind == EntryKind.Reserved) is > 0 and var missing)
        {
            throw new InvalidOperationException($"PDF object {missing} was reserved and never written.");
        }

        var id = Convert.ToHexString(hash.GetCurrentHash().AsSpan(0, 16));
        WriteStream(
            self,
            $"/Type/XRef/Size {entries.Count}/W[1 5 2]/DecodeParms<</Predictor 12/Columns {EntryBytes}>>/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]",
            PredictedEntries());
        head.Clear();
        Emit(head.Add("startxref\n").Add(start).Add("\n%%EOF\n").Written);
        if (signature is not null)
        {
            EndSigned(signature, contents);
        }

        output.Flush();
    }

    public void Dispose()
    {
        hash.Dispose();
        compressed.Dispose();
    }

    /// <summary>The entries as rows of bytes, each row less the one above it (the PNG "up" predictor): mostly zeros, which compress away.</summary>
    private byte[] PredictedEntries()
    {
        var rows = new byte[entries.Count * (EntryBytes + 1)];
        Span<byte> above = stackalloc byte[EntryBytes];
        Span<byte> row = stackalloc byte[EntryBytes];
        Span<byte> number = stackalloc byte[8];
        for (var i = 0; i < entries.Count; i++)
        {
            row[0] = (byte)entries[i].Kind;
            BinaryPrimitives.WriteInt64BigEndian(number, entries[i].Place);
            number[3..].CopyTo(row[1..]);
            BinaryPrimitives.WriteUInt16BigEndian(row[6..], entries[i].Index);
            var target = rows.AsSpan(i * (EntryBytes + 1));
            target[0] = 2;
            for (var k = 0; k < EntryBytes; k++)
            {
                target[k + 1] = (byte)(row[k] - above[k]);
            }

            row.CopyTo(above);
        }

        return rows;
    }

    private void FlushWaiting()
    {
        if (waitingIds.Count == 0)
        {
            return;
        }

        var id = Reserve();
        var content = new PdfBuffer();
        for (var i = 0; i < waitingIds.Count; i++)
        {
            content.Add(waitingIds[i].Id).Add(" ").Add(waitingIds[i].Offset).Add(" ");
            entries[waitingIds[i].Id] = new Entry(EntryKind.InStream, id, (ushort)i);
        }

        var first = content.Length;
        content.Add(waiting.Written);
        var count = waitingIds.Count;
        waiting.Clear();
        waitingIds.Clear();
        WriteStream(id, $"/Type/ObjStm/N {count}/First {first}", content.Written);
    }

    /// <summary>
    /// Writes the signature's dictionary up to the signature itself; returns its place in the file. The rest of the file (a cross-reference
    /// stream and little more) is held back: the signature comes before it and covers it.
    /// </summary>
    private long BeginSigned(SignatureField signature)
    {
        entries[signature.Value] = new Entry(EntryKind.Direct, position, 0);
        head.Clear();
        Emit(head.Add(signature.Value).Add(" 0 obj\n<<").Add(signature.Entries).Add("/Contents").Written);
        var contents = position;
        position += SignatureField.Room;
        signed = new MemoryStream();
        Emit(SignatureField.ByteRange(contents, 0));
        Emit(">>\nendobj\n"u8);
        return contents;
    }

    private void EndSigned(SignatureField signature, long contents)
    {
        var rest = signed!.ToArray();
        SignatureField.ByteRange(contents, rest.Length).CopyTo(rest.AsSpan());
        hash.AppendData(rest);
        output.Write(signature.Sign(hash.GetHashAndReset()));
        output.Write(rest);
    }

    private void Emit(ReadOnlySpan<byte> data)
    {
        position += data.Length;
        if (signed is not null)
        {
            signed.Write(data);
            return;
        }

        output.Write(data);
        hash.AppendData(data);
    }

    private sealed class EmitStream(PdfObjectWriter writer) : WriteOnlyStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => writer.Emit(buffer);
    }

    /// <summary>Where an object stands: a byte of the file, or a place in an object stream.</summary>
    private readonly record struct Entry(EntryKind Kind, long Place, ushort Index);
}
