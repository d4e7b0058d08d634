using System.IO.Hashing;

namespace ComplianceDesk.Data.Import;

/// <summary>Numbers UTF-8 texts from 0 in the order they first come, without making a string of any.</summary>
internal sealed class Utf8Dictionary
{
    private int[] slots = new int[1024];
    private (int Start, int Length, uint Hash)[] entries = new (int, int, uint)[512];
    private byte[] bytes = new byte[8192];
    private int used;

    public int Count { get; private set; }

    /// <summary>The text's number; <paramref name="added"/> when it is new.</summary>
    public int Number(ReadOnlySpan<byte> text, out bool added)
    {
        var hash = (uint)XxHash3.HashToUInt64(text);
        var mask = slots.Length - 1;
        var at = (int)(hash & (uint)mask);
        for (int slot; (slot = slots[at]) != 0; at = (at + 1) & mask)
        {
            ref readonly var entry = ref entries[slot - 1];
            if (entry.Hash == hash && bytes.AsSpan(entry.Start, entry.Length).SequenceEqual(text))
            {
                added = false;
                return slot - 1;
            }
        }
        added = true;
        if (bytes.Length - used < text.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + text.Length));
        text.CopyTo(bytes.AsSpan(used));
        if (Count == entries.Length) Array.Resize(ref entries, Count * 2);
        entries[Count] = (used, text.Length, hash);
        used += text.Length;
        slots[at] = ++Count;
        if (Count * 2 > slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            var at = (int)(entries[i].Hash & (uint)mask);
            while (slots[at] != 0) at = (at + 1) & mask;
            slots[at] = i + 1;
        }
    }
}
