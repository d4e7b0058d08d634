using System.Text.Json;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// Cuts a file into FHIR resources without holding the whole of it. Depth and size are capped; of what is too large only the head is kept.
/// </summary>
internal abstract class ResourceSlicer(Stream stream)
{
    /// <summary>Largest resource.</summary>
    public const int MaxResourceBytes = 1024 * 1024;

    private bool atEnd;

    /// <summary>The resource, or the entry of a bundle that holds it.</summary>
    public ReadOnlyMemory<byte> Slice { get; protected set; }
    /// <summary>Whether <see cref="Slice"/> is an entry of a bundle.</summary>
    public bool IsEntry { get; protected set; }
    /// <summary>Why the slice is not to be read: a stable code, or null.</summary>
    public string? Fault { get; protected set; }
    /// <summary>Offset of the slice's first byte.</summary>
    public long Offset { get; protected set; }
    /// <summary>Line of an NDJSON or XML file, ordinal of the resource in a JSON document; from 1.</summary>
    public long Line { get; protected set; }
    /// <summary>Offset up to which everything was given out.</summary>
    public long NextOffset { get; protected set; }
    /// <summary>Line or ordinal that comes next.</summary>
    public long NextLine { get; protected set; } = 1;
    /// <summary>True when a bundle said that it has a further page.</summary>
    public bool HasNextPage { get; protected set; }

    protected byte[] Buffer { get; private set; } = new byte[256 * 1024];
    protected int Start { get; set; }
    protected int End { get; private set; }
    protected long BufferOffset { get; private set; }
    protected bool AtEnd => atEnd;

    /// <summary>By lines when the first line is a whole value of its own, or the second begins another; as one document otherwise.</summary>
    public static ResourceSlicer Open(PeekStream stream)
    {
        var head = stream.Peek();
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        var firstEnd = head.IndexOfAny((byte)'\n', (byte)'\r');
        var first = firstEnd < 0 ? head : head[..firstEnd];
        var second = firstEnd < 0 ? default : head[firstEnd..].TrimStart(" \t\r\n"u8);
        var firstIsBundle = first.IndexOf("\"resourceType\":\"Bundle\""u8) >= 0 || first.IndexOf("\"resourceType\": \"Bundle\""u8) >= 0;
        var byLine = firstEnd >= 0 && !firstIsBundle && ((second.Length > 0 && second[0] == '{') || IsWhole(first));
        return byLine ? new JsonLineSlicer(stream) : new JsonDocumentSlicer(stream);
    }

    /// <summary>Cuts the next slice; false at the end.</summary>
    public abstract bool Read();

    /// <summary>Brings more bytes in, keeping those from <see cref="Start"/> on at the front of the buffer.</summary>
    protected bool Fill()
    {
        if (atEnd) return false;
        if (Start > 0)
        {
            Buffer.AsSpan(Start, End - Start).CopyTo(Buffer);
            BufferOffset += Start;
            End -= Start;
            Start = 0;
        }
        if (End == Buffer.Length)
        {
            var larger = new byte[Buffer.Length * 2];
            Buffer.CopyTo(larger, 0);
            Buffer = larger;
        }
        var got = stream.Read(Buffer, End, Buffer.Length - End);
        atEnd = got == 0;
        End += got;
        return got > 0;
    }

    /// <summary>Passes over the byte order mark, if there is one.</summary>
    protected void SkipMark()
    {
        while (End < 3 && Fill()) { }
        if (Buffer.AsSpan(0, End).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) Start = 3;
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, isFinalBlock: true, default);
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
