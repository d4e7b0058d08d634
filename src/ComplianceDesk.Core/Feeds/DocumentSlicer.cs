namespace ComplianceDesk.Core.Feeds;

/// <summary>Cuts a file that is one document: slices begin and end anywhere in it, and what cannot be read ends the reading.</summary>
internal abstract class DocumentSlicer(Stream stream) : ResourceSlicer(stream)
{
    // Offset in the file of the slice begun, or -1.
    private long begun = -1;
    private byte[]? tooLarge;

    /// <summary>Place of what is to be read next, relative to <see cref="ResourceSlicer.Start"/>, which is the first byte that is still needed.</summary>
    protected int At { get; set; }

    /// <summary>What is in the buffer and not yet read.</summary>
    protected Span<byte> Rest => Buffer.AsSpan(Start + At, End - Start - At);

    /// <summary>True while a slice is begun.</summary>
    protected bool IsBegun => begun >= 0;

    /// <summary>True once the rest could not be read.</summary>
    protected bool IsBroken { get; private set; }

    private bool IsKept => IsBegun && tooLarge is null;

    // Place of the slice begun, relative to Start.
    private int Begun => (int)(begun - BufferOffset - Start);

    /// <summary>Begins a slice at a place, relative to <see cref="ResourceSlicer.Start"/>; null drops the one begun.</summary>
    protected void Begin(int? place)
    {
        begun = place is { } p ? BufferOffset + Start + p : -1;
        tooLarge = null;
    }

    /// <summary>Gives out the slice begun, up to <see cref="At"/>.</summary>
    protected void Cut()
    {
        Offset = begun;
        if (tooLarge is null && At - Begun > MaxResourceBytes) KeepHead();
        Fault = tooLarge is null ? null : "record-too-large";
        Slice = tooLarge ?? Buffer.AsMemory(Start + Begun, At - Begun);
        Start += At;
        At = 0;
        NextOffset = BufferOffset + Start;
        Begin(null);
    }

    /// <summary>Brings more bytes in. Of what is there only the slice begun is kept, or its head when it is too large.</summary>
    protected void Refill()
    {
        if (IsKept && At - Begun > MaxResourceBytes) KeepHead();
        var drop = IsKept ? Begun : At;
        Start += drop;
        At -= drop;
        Fill();
    }

    /// <summary>Gives out the head of what cannot be read, and ends the reading.</summary>
    /// <returns>True when that is a slice that was begun.</returns>
    protected bool BreakOff(string code)
    {
        var inSlice = IsKept;
        var place = inSlice ? Begun : At;
        (IsBroken, Fault, IsEntry, Offset) = (true, code, false, BufferOffset + Start + place);
        Slice = Buffer.AsSpan(Start + place, Math.Min(End - Start - place, RejectedRecord.MaxRawBytes)).ToArray();
        NextOffset = BufferOffset + End;
        return inSlice;
    }

    private void KeepHead() => tooLarge = Buffer.AsSpan(Start + Begun, RejectedRecord.MaxRawBytes).ToArray();
}
