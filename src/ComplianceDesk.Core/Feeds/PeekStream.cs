namespace ComplianceDesk.Core.Feeds;

/// <summary>A forward-only stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekStream(Stream inner) : Stream
{
    private readonly byte[] head = new byte[64 * 1024];
    private int at, held;

    /// <summary>The next bytes, as many as there are up to 64 KiB.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        while (held < head.Length)
        {
            var got = inner.Read(head, held, head.Length - held);
            if (got == 0) break;
            held += got;
        }
        return head.AsSpan(at, held - at);
    }

    public override int Read(Span<byte> target)
    {
        if (at == held) return inner.Read(target);
        var take = Math.Min(target.Length, held - at);
        head.AsSpan(at, take).CopyTo(target);
        at += take;
        return take;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
