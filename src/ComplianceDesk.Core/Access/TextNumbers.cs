namespace ComplianceDesk.Core.Access;

/// <summary>
/// Numbers texts from 1 on in the order in which they first come. Holds 96 bits of a hash in the place of a text: a third of the memory and one look at it for millions of
/// names and addresses, and of ten million texts two are taken for one with a chance of about one in 10^15.
/// </summary>
internal sealed class TextNumbers
{
    private Slot[] slots = new Slot[1024];

    /// <summary>The number of different texts.</summary>
    public int Count { get; private set; }

    /// <summary>Makes room for so many texts.</summary>
    public void Expect(int texts)
    {
        var size = slots.Length;
        while (4L * texts >= 3L * size)
        {
            size *= 2;
        }

        if (size > slots.Length)
        {
            Grow(size);
        }
    }

    /// <summary>Has the processor fetch where the number of a text stands, which may be anywhere.</summary>
    public TextHash Prefetch(TextHash text)
    {
        Memory.Prefetch(ref slots[(int)text.Low & (slots.Length - 1)]);
        return text;
    }

    /// <summary>The number of a text; 0 for none.</summary>
    public int Of(TextHash text)
    {
        if (text == default)
        {
            return 0;
        }

        if (4L * Count >= 3L * slots.Length)
        {
            Grow(2 * slots.Length);
        }

        ref var slot = ref Find(text.Low, text.High);
        if (slot.Number == 0)
        {
            slot = new(text.Low, text.High, ++Count);
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

    private void Grow(int size)
    {
        var old = slots;
        slots = new Slot[size];
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Number != 0)
            {
                Find(slot.Low, slot.High) = slot;
            }
        }
    }

    private readonly record struct Slot(ulong Low, uint High, int Number);
}
