using System.Text;
using System.Text.Unicode;

namespace ComplianceDesk.Core.Feeds;

/// <summary>Text of files: strict UTF-8, and windows-1252 where it is not.</summary>
internal static class FeedText
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>True when the bytes are no UTF-8 but every one of them is a character of windows-1252.</summary>
    public static bool IsWindows1252(ReadOnlySpan<byte> bytes) => bytes.IndexOfAny((ReadOnlySpan<byte>)[0x81, 0x8D, 0x8F, 0x90, 0x9D]) < 0;

    /// <summary>Turns windows-1252 into UTF-8; returns the bytes written. The target must hold three bytes for each of the source.</summary>
    public static int Transcode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var written = 0;
        Span<char> one = stackalloc char[1];
        foreach (var b in source)
        {
            if (b < 0x80) { target[written++] = b; continue; }
            Windows1252.GetChars([b], one);
            written += Encoding.UTF8.GetBytes(one, target[written..]);
        }
        return written;
    }

    /// <summary>The bytes as UTF-8; null when they are neither that nor windows-1252.</summary>
    /// <param name="bytes">Of a record.</param>
    /// <param name="transcoded">True when they were windows-1252.</param>
    public static ReadOnlyMemory<byte>? AsUtf8(ReadOnlyMemory<byte> bytes, out bool transcoded)
    {
        transcoded = !Utf8.IsValid(bytes.Span);
        if (!transcoded) return bytes;
        if (!IsWindows1252(bytes.Span)) return null;
        var utf8 = new byte[bytes.Length * 3];
        return utf8.AsMemory(0, Transcode(bytes.Span, utf8));
    }

    /// <summary>For showing and keeping: UTF-8 where it is valid, windows-1252 otherwise. A cut last character is dropped.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var whole = bytes;
        for (var cut = 0; cut < 4 && cut <= bytes.Length; cut++)
        {
            whole = bytes[..^cut];
            // Of a character that was cut only what goes on with it may follow its first byte.
            if (cut > 1 && (bytes[^(cut - 1)] & 0xC0) != 0x80) break;
            if (Utf8.IsValid(whole)) return Encoding.UTF8.GetString(whole);
        }
        return Windows1252.GetString(bytes);
    }
}
