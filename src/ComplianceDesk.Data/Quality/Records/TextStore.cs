using System.Text;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>
/// Texts read from the store: values of one patient as bytes in one buffer, and words that many rows share as strings made once. One for each
/// reading thread.
/// </summary>
internal sealed class TextStore
{
    private const int Shared = 1 << 13, LongestShared = 48;

    private readonly (byte[] Bytes, string Text)[] words = new (byte[], string)[Shared];
    private byte[] buffer = new byte[1 << 16];
    private int used;

    /// <summary>Forgets the values kept by <see cref="Keep"/>.</summary>
    public void Clear() => used = 0;

    /// <summary>A copy that stands until <see cref="Clear"/>.</summary>
    public RawText Keep(ReadOnlySpan<byte> utf8)
    {
        if (used + utf8.Length > buffer.Length)
        {
            // What was kept before stays in the old buffer, which its values hold.
            buffer = new byte[Math.Max(2 * buffer.Length, utf8.Length)];
            used = 0;
        }

        utf8.CopyTo(buffer.AsSpan(used));
        var kept = new RawText(buffer, used, utf8.Length);
        used += utf8.Length;
        return kept;
    }

    /// <summary>A string: the same object for equal short texts, as long as no other takes its place.</summary>
    public string Word(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestShared)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        var hash = 2166136261u;
        foreach (var b in utf8)
        {
            hash = (hash ^ b) * 16777619;
        }

        ref var word = ref words[(hash ^ (hash >> 15)) & (Shared - 1)];
        if (word.Bytes is null || !utf8.SequenceEqual(word.Bytes))
        {
            word = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return word.Text;
    }
}
