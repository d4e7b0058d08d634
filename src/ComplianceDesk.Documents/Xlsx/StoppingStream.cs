namespace ComplianceDesk.Documents.Xlsx;

/// <summary>Memory that ends whatever writes to it once it is cancelled.</summary>
internal sealed class StoppingStream(CancellationToken cancellationToken) : MemoryStream
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        cancellationToken.ThrowIfCancellationRequested();
        base.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        base.Write(buffer);
    }

    public override void WriteByte(byte value)
    {
        cancellationToken.ThrowIfCancellationRequested();
        base.WriteByte(value);
    }
}
