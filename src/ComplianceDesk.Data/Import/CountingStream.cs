using ComplianceDesk.Core;

namespace ComplianceDesk.Data.Import;

/// <summary>Counts the bytes read through it.</summary>
internal sealed class CountingStream(Stream inner) : ReadOnlyStream(inner)
{
    private long count;

    /// <summary>Bytes read so far. Safe to ask from another thread.</summary>
    public long Count => Volatile.Read(ref count);

    public override int Read(Span<byte> buffer)
    {
        var got = Inner.Read(buffer);
        Volatile.Write(ref count, count + got);
        return got;
    }
}
