using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>64-bit hashes that are equal on every machine and in every run (unlike <see cref="string.GetHashCode()"/>). Not for secrets.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a over UTF-16 units, finished with <see cref="Mix"/>; 0 only for an empty text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var hash = 14695981039346656037UL;
        foreach (var unit in MemoryMarshal.Cast<char, ushort>(text))
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        return Math.Max(1, Mix(hash));
    }

    /// <summary>One hash of two, in order; 0 when either is 0, so that a key with a missing part is no key.</summary>
    public static ulong Join(ulong a, ulong b) => a == 0 || b == 0 ? 0 : Math.Max(1, Mix(a ^ Mix(b + 0x9E3779B97F4A7C15UL)));

    /// <summary>The finishing step of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
