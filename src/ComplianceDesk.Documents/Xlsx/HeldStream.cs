using ComplianceDesk.Core;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>Holds what is written until it is passed on: a zip archive writes whenever it likes, a web server's answer is only written without blocking.</summary>
internal sealed class HeldStream : WriteOnlyStream
{
    private readonly MemoryStream held = new();
    private long passedOn;

    // The archive asks how far it has come, though it never goes back.
    public override long Position { get => passedOn + held.Length; set => throw new NotSupportedException(); }

    /// <summary>Passes on what is held.</summary>
    public async Task DrainAsync(Stream output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellationToken);
        passedOn += held.Length;
        held.SetLength(0);
    }

    public override void Write(ReadOnlySpan<byte> buffer) => held.Write(buffer);

    protected override void Dispose(bool disposing)
    {
        held.Dispose();
        base.Dispose(disposing);
    }
}
