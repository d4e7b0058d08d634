using System.Numerics;
using System.Runtime.InteropServices;

namespace ComplianceDesk.Core.Access;

/// <summary>
/// Numbers texts from 1 on in the order in which they first come. Holds 96 bits of a hash in the place of a text: a third of the memory and one look at it for millions of
/// names and addresses, and of ten million texts two are taken for one with a chance of about one in 10^15.
/// </summary>
internal sealed class TextNumbers
{
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xD6E8FEB86659FD93;

    private Slot[] slots = new Slot[1024];

    /// <summary>The number of different texts.</summary>
    public int Count { get; private set; }

    /// <summary>Makes room for so many texts.</summary>
    public void Expect(int texts)
    {
        while (4L * texts >= 3L * slots.Length)
        {
            Grow();
        }
    }

    /// <summary>The number of a text.</summary>
    public int Of(ReadOnlySpan<char> text)
    {
        if (4L * Count >= 3L * slots.Length)
        {
            Grow();
        }

        var (low, high) = Hash(text);
        ref var slot = ref Find(low, high);
        if (slot.Number == 0)
        {
            slot = new(low, high, ++Count);
        }

        return slot.Number;
    }

    private ref Slot Find(ulong low, uint high)
    {
        for (var place = (int)low & (slots.Length - 1); ; place = (place + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[place];
            if (slot.Number == 0 || (slot.Low == low && slot.High == high))
            {
                return ref slot;
            }
        }
    }

    private void Grow()
    {
        var old = slots;
        slots = new Slot[2 * old.Length];
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Number != 0)
            {
                Find(slot.Low, slot.High) = slot;
            }
        }
    }

    /// <summary>Multiplies and folds eight bytes at a time, twice over with different numbers.</summary>
    private static (ulong Low, uint High) Hash(ReadOnlySpan<char> text)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        var (a, b) = (First ^ (ulong)bytes.Length, Second + (ulong)bytes.Length);
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            (a, b) = Mix(a, b, MemoryMarshal.Read<ulong>(bytes));
        }

        Span<byte> rest = stackalloc byte[8];
        bytes.CopyTo(rest);
        (a, b) = Mix(a, b, MemoryMarshal.Read<ulong>(rest));
        (a, b) = Mix(a, b, a ^ BitOperations.RotateLeft(b, 32));
        return (a, (uint)(b >> 32));
    }

    private static (ulong A, ulong B) Mix(ulong a, ulong b, ulong part) => (Fold(a ^ part, First), Fold(b + BitOperations.RotateLeft(part, 29), Second));

    private static ulong Fold(ulong value, ulong by)
    {
        var high = Math.BigMul(value, by, out var low);
        return high ^ low;
    }

    private readonly record struct Slot(ulong Low, uint High, int Number);
}
