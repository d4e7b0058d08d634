using System.Runtime.InteropServices;

namespace ComplianceDesk.Core.Access;

/// <summary>Rows grouped by an owner's row id, all in one array.</summary>
/// <typeparam name="T">The rows.</typeparam>
public sealed class Grouped<T>
{
    private readonly T[] items;
    private readonly int[] start;

    /// <param name="owners">Each row's owner.</param>
    /// <param name="rows">The rows, in the order of their owners' list.</param>
    public Grouped(List<int> owners, List<T> rows)
        : this(CollectionsMarshal.AsSpan(owners), CollectionsMarshal.AsSpan(rows))
    {
    }

    private Grouped(ReadOnlySpan<int> owners, ReadOnlySpan<T> rows)
    {
        var maximum = 0;
        foreach (var owner in owners)
        {
            maximum = Math.Max(maximum, owner);
        }

        start = new int[maximum + 2];
        foreach (var owner in owners)
        {
            start[owner + 1]++;
        }

        for (var i = 0; i <= maximum; i++)
        {
            start[i + 1] += start[i];
        }

        items = GC.AllocateUninitializedArray<T>(rows.Length);
        var next = start.AsSpan(0, maximum + 1).ToArray();
        for (var i = 0; i < owners.Length; i++)
        {
            items[next[owners[i]]++] = rows[i];
        }
    }

    /// <summary>One more than the highest owner.</summary>
    public int Owners => start.Length - 1;

    /// <summary>All rows, one owner's after the other's.</summary>
    public ReadOnlySpan<T> All => items;

    /// <summary>Has the processor fetch where the rows of one owner stand.</summary>
    internal void PrefetchPlace(int owner)
    {
        if ((uint)owner < (uint)start.Length)
        {
            Memory.Prefetch(ref start[owner]);
        }
    }

    /// <summary>Has the processor fetch the first rows of one owner.</summary>
    internal void Prefetch(int owner)
    {
        if (!Of(owner).IsEmpty)
        {
            Memory.Prefetch(ref items[start[owner]]);
        }
    }

    /// <summary>The rows of one owner.</summary>
    public ReadOnlySpan<T> Of(int owner) => (uint)owner < (uint)(start.Length - 1) ? items.AsSpan(start[owner], start[owner + 1] - start[owner]) : [];
}
