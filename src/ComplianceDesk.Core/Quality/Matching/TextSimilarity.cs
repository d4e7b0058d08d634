namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>How alike two short texts are. Both measures are symmetric.</summary>
public static class TextSimilarity
{
    /// <summary>Texts are compared up to this many characters.</summary>
    public const int LongestText = 64;

    /// <summary>Jaro similarity raised by up to four common first letters (Winkler 1990, p = 0.1): 0 = nothing in common, 1 = equal.</summary>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a[..Math.Min(a.Length, LongestText)];
        b = b[..Math.Min(b.Length, LongestText)];
        if (a.SequenceEqual(b))
        {
            return 1;
        }

        if (a.IsEmpty || b.IsEmpty)
        {
            return 0;
        }

        // The greedy assignment depends on which text leads, so the lesser one always does.
        if (a.Length > b.Length || (a.Length == b.Length && a.SequenceCompareTo(b) > 0))
        {
            var swap = a;
            a = b;
            b = swap;
        }

        var window = Math.Max(0, (b.Length / 2) - 1);
        ulong takenA = 0, takenB = 0;
        var matches = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var to = Math.Min(b.Length - 1, i + window);
            for (var j = Math.Max(0, i - window); j <= to; j++)
            {
                if (a[i] == b[j] && (takenB & (1UL << j)) == 0)
                {
                    takenA |= 1UL << i;
                    takenB |= 1UL << j;
                    matches++;
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        var outOfOrder = 0;
        for (ulong left = takenA, right = takenB; left != 0; left &= left - 1, right &= right - 1)
        {
            if (a[System.Numerics.BitOperations.TrailingZeroCount(left)] != b[System.Numerics.BitOperations.TrailingZeroCount(right)])
            {
                outOfOrder++;
            }
        }

        var m = (double)matches;
        var jaro = ((m / a.Length) + (m / b.Length) + ((m - (outOfOrder / 2)) / m)) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, a.Length) && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    /// <summary>True when one insertion, deletion, substitution or exchange of neighbours makes the texts equal, or they are equal (Damerau 1964).</summary>
    public static bool WithinOneEdit(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var start = a.CommonPrefixLength(b);
        a = a[start..];
        b = b[start..];
        while (!a.IsEmpty && !b.IsEmpty && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        return (a.Length <= 1 && b.Length <= 1) || (a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0]);
    }

    /// <summary>True when two numbers of equally many digits differ in at most one digit, or in one exchange of neighbours.</summary>
    public static bool WithinOneDigit(long a, long b)
    {
        int differing = 0, first = 0, position = 0;
        long firstA = 0, firstB = 0;
        for (; a != 0 || b != 0; a /= 10, b /= 10, position++)
        {
            long x = a % 10, y = b % 10;
            if (x == y)
            {
                continue;
            }

            differing++;
            if (differing == 1)
            {
                (first, firstA, firstB) = (position, x, y);
            }
            else if (differing > 2 || position != first + 1 || x != firstB || y != firstA)
            {
                return false;
            }
        }

        return true;
    }
}
