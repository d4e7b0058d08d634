using System.Text;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>Words that many rows share, as strings made once. It forgets, and so needs no more room however many there are. One for each reading thread.</summary>
internal sealed class SharedWords
{
    private const int Shared = 1 << 13, Longest = 48;

    private readonly (byte[] Bytes, string Text)[] words = new (byte[], string)[Shared];

    /// <summary>A string: the same object for equal short texts, as long as no other takes its place.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
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
