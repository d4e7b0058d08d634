namespace ComplianceDesk.Core.Feeds;

/// <summary>Each line a resource; a broken line costs itself only. Blank lines are none.</summary>
internal sealed class JsonLineSlicer(Stream stream) : ResourceSlicer(stream)
{
    public override bool Read()
    {
        if (NextOffset == 0) SkipMark();
        for (; ; )
        {
            if (Start == End && !Fill()) return false;
            Fault = null;
            Line = NextLine++;
            var stop = FindLineEnd();
            Offset = BufferOffset + Start;
            if (stop < 0)
            {
                Fault = "record-too-large";
                Slice = Buffer.AsSpan(Start, RejectedRecord.MaxRawBytes).ToArray();
                SkipLine();
                return true;
            }
            Slice = Buffer.AsMemory(Start, stop);
            Start = Math.Min(End, Start + stop + 1);
            NextOffset = BufferOffset + Start;
            if (!Slice.Span.Trim(" \t\r"u8).IsEmpty) return true;
        }
    }

    /// <summary>Length of the line without its end, or -1 when it is longer than a resource may be.</summary>
    private int FindLineEnd()
    {
        for (var scanned = 0; ;)
        {
            var stop = Buffer.AsSpan(Start + scanned, End - Start - scanned).IndexOf((byte)'\n');
            if (stop >= 0) return scanned + stop <= MaxResourceBytes ? scanned + stop : -1;
            scanned = End - Start;
            if (scanned > MaxResourceBytes) return -1;
            if (!Fill()) return scanned;
        }
    }

    private void SkipLine()
    {
        int stop;
        while ((stop = Buffer.AsSpan(Start, End - Start).IndexOf((byte)'\n')) < 0)
        {
            Start = End;
            if (!Fill()) break;
        }
        Start = stop < 0 ? End : Start + stop + 1;
        NextOffset = BufferOffset + Start;
    }
}
