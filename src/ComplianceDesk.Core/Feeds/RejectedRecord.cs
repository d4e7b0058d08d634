namespace ComplianceDesk.Core.Feeds;

/// <summary>A record that could not be read, with everything needed to mend it.</summary>
/// <param name="Code">Stable reason code, kebab case.</param>
/// <param name="Line">Line of its first byte, from 1.</param>
/// <param name="ByteOffset">Offset of its first byte in the uncompressed content, from 0.</param>
/// <param name="Column">The column at fault, when one is.</param>
/// <param name="Found">What stood there, at most 200 characters.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Raw">The record as it stood in the file, cut at <see cref="MaxRawBytes"/>.</param>
public sealed record RejectedRecord(string Code, long Line, long ByteOffset, string? Column, string? Found, string? Expected, string Raw)
{
    /// <summary>Bytes of a rejected record that are kept.</summary>
    public const int MaxRawBytes = 64 * 1024;

    /// <summary>The head of a value, for <see cref="Found"/>.</summary>
    public static string Clip(ReadOnlySpan<byte> bytes, int max = 200)
    {
        var text = FeedText.Decode(bytes.Length > max * 4 ? bytes[..(max * 4)] : bytes);
        return text.Length <= max ? text : text[..max] + "…";
    }
}
