using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ComplianceDesk.Core.Learning;

/// <summary>
/// Counts by a pair of numbers, in the order of the pairs: what baselines are learned from. Tables add up and can be taken away from each other,
/// so that the last weeks' sum moves on by one addition and one subtraction.
/// </summary>
public sealed class CountTable
{
    // Pairs from which on what is done to them is done in parts, side by side.
    private const int Many = 1 << 20;

    private readonly long[] keys;
    private readonly int[] counts;

    private CountTable(long[] keys, int[] counts) => (this.keys, this.counts) = (keys, counts);

    /// <summary>A table without counts.</summary>
    public static CountTable Empty { get; } = new([], []);

    /// <summary>The number of pairs that have a count.</summary>
    public int Count => keys.Length;

    /// <summary>The count of a pair, 0 when it has none.</summary>
    public int this[int first, int second] => Array.BinarySearch(keys, Key(first, second)) is >= 0 and var at ? counts[at] : 0;

    /// <summary>The pair and count at a place, 0 … <see cref="Count"/> − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int First, int Second, int Count) At(int place) => ((int)(keys[place] >> 32), (int)keys[place], counts[place]);

    /// <summary>The places [from, to) of a first number's pairs.</summary>
    public (int From, int To) Of(int first) => (Place(Key(first, 0)), Place(Key(first + 1, 0)));

    /// <summary>Counts that were collected in any order.</summary>
    public static CountTable From(IReadOnlyDictionary<(int First, int Second), int> counted)
    {
        var keys = new long[counted.Count];
        var counts = new int[keys.Length];
        var n = 0;
        foreach (var (pair, count) in counted)
        {
            (keys[n], counts[n++]) = (Key(pair.First, pair.Second), count);
        }

        keys.AsSpan().Sort(counts.AsSpan());
        return new(keys, counts);
    }

    /// <summary>One table of several, the pairs of each of which come after those of the one before.</summary>
    public static CountTable Joined(IReadOnlyList<CountTable> tables)
    {
        var size = tables.Sum(t => t.Count);
        var (keys, counts, n) = (new long[size], new int[size], 0);
        foreach (var table in tables)
        {
            table.keys.CopyTo(keys, n);
            table.counts.CopyTo(counts, n);
            n += table.Count;
        }

        return new(keys, counts);
    }

    /// <summary>The pairs of which something holds: told are both numbers and the count.</summary>
    public CountTable Where(Func<int, int, int, bool> holds)
    {
        var (kept, sums, n) = (new long[Count], new int[Count], 0);
        for (var place = 0; place < Count; place++)
        {
            var (first, second, count) = At(place);
            (kept[n], sums[n]) = (keys[place], count);
            n += holds(first, second, count) ? 1 : 0;
        }

        return n == Count ? this : new(kept[..n], sums[..n]);
    }

    /// <summary>Each pair's counts of both tables added up.</summary>
    public CountTable Plus(CountTable other) => Merge(other, 1);

    /// <summary>Each pair's counts without those of a table that was added before.</summary>
    public CountTable Minus(CountTable other) => Merge(other, -1);

    internal void Write(BinaryWriter output)
    {
        output.Write7BitEncodedInt(Count);
        var last = 0L;
        for (var i = 0; i < Count; i++)
        {
            output.Write7BitEncodedInt64(keys[i] - last);
            output.Write7BitEncodedInt(counts[i]);
            last = keys[i];
        }
    }

    internal static CountTable Read(BinaryReader input)
    {
        var keys = new long[input.Read7BitEncodedInt()];
        var counts = new int[keys.Length];
        var last = 0L;
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = last += input.Read7BitEncodedInt64();
            counts[i] = input.Read7BitEncodedInt();
        }

        return new(keys, counts);
    }

    private CountTable Merge(CountTable other, int sign)
    {
        if (other.Count == 0)
        {
            return this;
        }

        if (Count == 0 && sign > 0)
        {
            return other;
        }

        // A long sum is made in parts, side by side: each begins with a pair of this table and ends before the next part's.
        var parts = 1 + (Count / Many);
        var (mine, others, merged) = (new int[parts + 1], new int[parts + 1], new int[parts + 1]);
        for (var part = 1; part <= parts; part++)
        {
            mine[part] = (int)((long)Count * part / parts);
            others[part] = part == parts ? other.Count : other.Place(keys[mine[part]]);
        }

        Parallel.For(0, parts, part => merged[part + 1] = Merged(mine[part]..mine[part + 1], other, others[part]..others[part + 1], sign));
        for (var part = 0; part < parts; part++)
        {
            merged[part + 1] += merged[part];
        }

        var sum = new CountTable(GC.AllocateUninitializedArray<long>(merged[parts]), GC.AllocateUninitializedArray<int>(merged[parts]));
        Parallel.For(0, parts, part => Merge(mine[part]..mine[part + 1], other, others[part]..others[part + 1], sign, sum, merged[part]));
        return sum;
    }

    /// <summary>Pairs that a part of this table and one of another have together, without those whose counts take each other away.</summary>
    private int Merged(Range mine, CountTable other, Range others, int sign)
    {
        var (place, to) = (mine.Start.Value, mine.End.Value);
        var size = to - place + others.End.Value - others.Start.Value;
        for (var j = others.Start.Value; j < others.End.Value; j++)
        {
            place = Before(other.keys[j], place, to);
            var (has, count) = (place < to && keys[place] == other.keys[j], sign * other.counts[j]);
            size -= (has ? 1 : 0) + ((has ? count + counts[place] : count) == 0 ? 1 : 0);
        }

        return size;
    }

    /// <summary>Writes these pairs to a sum, from one of its places on.</summary>
    private void Merge(Range mine, CountTable other, Range others, int sign, CountTable sum, int n)
    {
        // What is added is mostly much smaller: what lies between its pairs is copied as it stands.
        var (i, to) = (mine.Start.Value, mine.End.Value);
        for (var j = others.Start.Value; j < others.End.Value; j++)
        {
            var (key, count) = (other.keys[j], sign * other.counts[j]);
            Copy(Before(key, i, to));
            if (i < to && keys[i] == key)
            {
                count += counts[i++];
            }

            if (count != 0)
            {
                (sum.keys[n], sum.counts[n++]) = (key, count);
            }
        }

        Copy(to);

        void Copy(int end)
        {
            keys.AsSpan(i..end).CopyTo(sum.keys.AsSpan(n));
            counts.AsSpan(i..end).CopyTo(sum.counts.AsSpan(n));
            n += end - i;
            i = end;
        }
    }

    /// <summary>The place of the first pair of the places [from, to) that does not come before a pair; the end where all do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Before(long key, int from, int to)
    {
        while (from < to && keys[from] < key)
        {
            from++;
        }

        return from;
    }

    private int Place(long key)
    {
        var at = Array.BinarySearch(keys, key);
        return at >= 0 ? at : ~at;
    }

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    /// <summary>Counts pairs that come in any order, once for each time they come.</summary>
    public sealed class Collector
    {
        private readonly List<long> keys = [];

        /// <summary>Adds one to the count of a pair.</summary>
        public void Add(int first, int second) => keys.Add(Key(first, second));

        /// <summary>The table. Many pairs are put in order in two halves, side by side.</summary>
        public CountTable Build()
        {
            var middle = keys.Count < Many ? 0 : keys.Count / 2;
            var halves = new CountTable[2];
            Parallel.Invoke(() => halves[0] = Counted(0, middle), () => halves[1] = Counted(middle, keys.Count));
            return halves[0].Plus(halves[1]);
        }

        private CountTable Counted(int from, int to)
        {
            var sorted = CollectionsMarshal.AsSpan(keys)[from..to];
            sorted.Sort();
            var counted = new Builder();
            foreach (var key in sorted)
            {
                counted.Add((int)(key >> 32), (int)key);
            }

            return counted.Build();
        }
    }

    /// <summary>Collects counts that come in the order of their pairs.</summary>
    /// <param name="capacity">The number of pairs there will be room for at first.</param>
    public sealed class Builder(int capacity = 0)
    {
        private readonly List<long> keys = new(capacity);
        private readonly List<int> counts = new(capacity);

        /// <summary>Adds to the count of a pair that is the last one or comes after it.</summary>
        public void Add(int first, int second, int count = 1)
        {
            var key = Key(first, second);
            if (keys.Count > 0 && keys[^1] == key)
            {
                counts[^1] += count;
                return;
            }

            if (keys.Count > 0 && keys[^1] > key)
            {
                throw new ArgumentException("The pair comes before the last one.", nameof(second));
            }

            keys.Add(key);
            counts.Add(count);
        }

        /// <summary>The table.</summary>
        public CountTable Build() => new([.. keys], [.. counts]);
    }
}
