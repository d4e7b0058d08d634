namespace ComplianceDesk.Cli.Seed;

/// <summary>
/// Dice whose throws depend on the seed alone: xoshiro256** started by SplitMix64. The runtime's own generator promises no stable
/// sequence between versions; generated files must be equal byte for byte, today and in ten years.
/// </summary>
internal sealed class Chance
{
    private readonly ulong seed;
    private ulong s0, s1, s2, s3;

    public Chance(ulong seed)
    {
        this.seed = seed;
        (s0, s1, s2, s3) = (Mix(seed, 0), Mix(seed, 1), Mix(seed, 2), Mix(seed, 3));
    }

    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Independent dice for one part of the work, so that a change in one part does not shift the throws of another.</summary>
    public Chance Fork(ulong part) => new(Mix(seed ^ Mix(part + Golden)));

    /// <summary>A number in [0, bound).</summary>
    public int Next(int bound) => (int)(((Throw() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number in [low, high], both included.</summary>
    public int Between(int low, int high) => low + Next(high - low + 1);

    /// <summary>True with the given probability.</summary>
    public bool Happens(double probability) => (Throw() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>A whole number around a mean: uniform between half and one and a half of it, the mean kept exactly.</summary>
    public int Around(double mean)
    {
        var value = mean * (0.5 + (Throw() >> 11) * (1.0 / (1UL << 53)));
        var whole = (int)value;
        return whole + (Happens(value - whole) ? 1 : 0);
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>A well-spread number that depends only on the two given.</summary>
    public static ulong Mix(ulong a, ulong b) => Mix(a + Golden * (b + 1));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong Throw()
    {
        var result = ulong.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = ulong.RotateLeft(s3, 45);
        return result;
    }
}
