namespace ComplianceDesk.Core.Feeds;

/// <summary>A forward-only stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekStream(Stream inner) : ReadOnlyStream(inner)
{
    private readonly byte[] head = new byte[64 * 1024];
    private int at, held;

    /// <summary>The next bytes, as many as there are up to 64 KiB.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        while (held < head.Length)
        {
            var got = Inner.Read(head, held, head.Length - held);
            if (got == 0) break;
            held += got;
        }
        return head.AsSpan(at, held - at);
    }

    public override int Read(Span<byte> buffer)
    {
        if (at == held) return Inner.Read(buffer);
        var take = Math.Min(buffer.Length, held - at);
        head.AsSpan(at, take).CopyTo(buffer);
        at += take;
        return take;
    }
}
