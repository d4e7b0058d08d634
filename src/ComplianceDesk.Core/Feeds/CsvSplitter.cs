namespace ComplianceDesk.Core.Feeds;

/// <summary>What is wrong with the form of a CSV record.</summary>
internal enum CsvFault
{
    None,
    /// <summary>A quote inside an unquoted field, or text after a closing quote.</summary>
    QuoteMisplaced,
    /// <summary>No closing quote before the end of the file or within <see cref="CsvSplitter.MaxRecordBytes"/>.</summary>
    QuoteUnclosed,
    /// <summary>A line longer than <see cref="CsvSplitter.MaxRecordBytes"/>.</summary>
    TooLarge,
}

/// <summary>
/// Splits RFC 4180 text into records and fields without copying, keeping the byte offset and line of each. LF, CRLF and CR end a record
/// outside quotes. A record of broken form costs its first line only: reading goes on with the next, so that one stray quote never swallows
/// the records after it.
/// </summary>
internal sealed class CsvSplitter(Stream stream)
{
    /// <summary>Longest record.</summary>
    public const int MaxRecordBytes = 1024 * 1024;

    private readonly byte[] buffer = new byte[2 * MaxRecordBytes];
    private (int Start, int Length, bool Escaped)[] fields = new (int, int, bool)[64];
    private int start, end, length, consumed;
    private bool atEnd;

    /// <summary>Fields of the record.</summary>
    public int Count { get; private set; }
    /// <summary>What is wrong with the record's form; its fields are not to be used then.</summary>
    public CsvFault Fault { get; private set; }
    /// <summary>Offset of the record's first byte.</summary>
    public long Offset { get; private set; }
    /// <summary>Line of the record's first byte, from 1.</summary>
    public long Line { get; private set; } = 1;
    /// <summary>Offset of the byte after the record and its line end.</summary>
    public long NextOffset { get; private set; }
    /// <summary>Line at <see cref="NextOffset"/>.</summary>
    public long NextLine { get; private set; } = 1;
    /// <summary>The buffer the fields stand in, until the next step.</summary>
    public byte[] Buffer => buffer;
    /// <summary>The record without its line end.</summary>
    public ReadOnlySpan<byte> Raw => buffer.AsSpan(start, length);

    /// <summary>Place of a field in <see cref="Buffer"/>; <c>Escaped</c> when doubled quotes stand in it.</summary>
    public (int Start, int Length, bool Escaped) Field(int index)
    {
        var f = fields[index];
        return (start + f.Start, f.Length, f.Escaped);
    }

    /// <summary>Passes over bytes without looking at them.</summary>
    public void Skip(long offset, long line)
    {
        start += consumed;
        consumed = 0;
        while (NextOffset < offset && (start < end || Fill()))
        {
            var step = (int)Math.Min(end - start, offset - NextOffset);
            start += step;
            NextOffset += step;
        }
        NextLine = line;
    }

    /// <summary>Reads the next record; false at the end. Blank lines are no records.</summary>
    public bool Read()
    {
        for (; ; )
        {
            start += consumed;
            consumed = 0;
            Offset = NextOffset;
            Line = NextLine;
            Count = 0;
            Fault = CsvFault.None;
            length = 0;
            if (start == end && !Fill()) return false;
            if (NextOffset == 0 && Peek(2) == 0xBF && Peek(1) == 0xBB && Peek(0) == 0xEF)
            {
                start += 3;
                Offset = NextOffset = 3;
                if (start == end && !Fill()) return false;
            }

            var lineEnd = FindLineEnd(0);
            if (lineEnd < 0)
            {
                Fault = CsvFault.TooLarge;
                SkipRestOfLine();
                return true;
            }
            if (lineEnd == 0)
            {
                Finish(0, 1);
                continue;
            }
            var line = buffer.AsSpan(start, lineEnd);
            if (!line.Contains((byte)'"'))
            {
                SplitPlain(line);
                Finish(lineEnd, 1);
            }
            else if (SplitQuoted() is var whole and >= 0 and <= MaxRecordBytes)
            {
                Finish(whole, Lines(buffer.AsSpan(start, whole)) + 1);
            }
            else
            {
                if (Fault == CsvFault.None) Fault = CsvFault.TooLarge;
                Count = 0;
                Finish(FindLineEnd(0), 1);
            }
            return true;
        }
    }

    private void SplitPlain(ReadOnlySpan<byte> line)
    {
        var at = 0;
        for (; ; )
        {
            var comma = line[at..].IndexOf((byte)',');
            if (comma < 0) break;
            Add(at, comma, false);
            at += comma + 1;
        }
        Add(at, line.Length - at, false);
    }

    /// <summary>Splits a record with quotes; returns its length, or -1 with <see cref="Fault"/> set.</summary>
    private int SplitQuoted()
    {
        var at = 0;
        for (; ; )
        {
            if (Peek(at) != '"')
            {
                var stop = Find(at, [(byte)',', (byte)'"', (byte)'\n', (byte)'\r']);
                if (stop < 0 && !atEnd) return Broken(CsvFault.TooLarge);
                if (stop < 0) { Add(at, end - start - at, false); return end - start; }
                if (buffer[start + stop] == '"') return Broken(CsvFault.QuoteMisplaced);
                Add(at, stop - at, false);
                if (buffer[start + stop] != ',') return stop;
                at = stop + 1;
                continue;
            }
            var open = at + 1;
            var escaped = false;
            int close;
            for (var from = open; ; from = close + 2, escaped = true)
            {
                close = Find(from, [(byte)'"']);
                if (close < 0 || close > MaxRecordBytes) return Broken(CsvFault.QuoteUnclosed);
                if (Peek(close + 1) != '"') break;
            }
            Add(open, close - open, escaped);
            switch (Peek(close + 1))
            {
                case ',': at = close + 2; continue;
                case '\n' or '\r' or -1: return close + 1;
                default: return Broken(CsvFault.QuoteMisplaced);
            }
        }
    }

    private int Broken(CsvFault fault)
    {
        Fault = fault;
        return -1;
    }

    private void Add(int at, int count, bool escaped)
    {
        if (Count == fields.Length) Array.Resize(ref fields, fields.Length * 2);
        fields[Count++] = (at, count, escaped);
    }

    private void Finish(int recordLength, long lines)
    {
        length = recordLength;
        var ending = Peek(recordLength) switch
        {
            '\r' => Peek(recordLength + 1) == '\n' ? 2 : 1,
            '\n' => 1,
            _ => 0,
        };
        consumed = recordLength + ending;
        NextOffset = Offset + consumed;
        NextLine = Line + lines;
    }

    /// <summary>Keeps the head of a line that is too long for <see cref="Raw"/> and drops the rest up to the line end.</summary>
    private void SkipRestOfLine()
    {
        length = RejectedRecord.MaxRawBytes;
        var head = start;
        var dropped = end - start;
        NextOffset = Offset + dropped;
        // The head stays where it is; what follows is read over the tail of the buffer.
        var at = start + length;
        for (; ; )
        {
            var got = stream.Read(buffer, at, buffer.Length - at - 1);
            if (got == 0) { atEnd = true; start = head; end = at; break; }
            var stop = buffer.AsSpan(at, got).IndexOfAny((byte)'\n', (byte)'\r');
            if (stop < 0) { NextOffset += got; continue; }
            NextOffset += stop;
            end = at + got;
            // A line end may be cut in two by the read: look at one byte more.
            if (buffer[at + stop] == '\r' && at + stop + 1 == end)
            {
                var more = stream.Read(buffer, end, 1);
                if (more == 0) atEnd = true;
                end += more;
            }
            var ending = buffer[at + stop] == '\r' && at + stop + 1 < end && buffer[at + stop + 1] == '\n' ? 2 : 1;
            NextOffset += ending;
            consumed = at + stop + ending - start;
            NextLine = Line + 1;
            return;
        }
        consumed = end - start;
        NextLine = Line + 1;
    }

    private static long Lines(ReadOnlySpan<byte> raw)
    {
        var lines = 0L;
        for (; ; )
        {
            var stop = raw.IndexOfAny((byte)'\n', (byte)'\r');
            if (stop < 0) return lines;
            lines++;
            raw = raw[(stop + (raw[stop] == '\r' && stop + 1 < raw.Length && raw[stop + 1] == '\n' ? 2 : 1))..];
        }
    }

    /// <summary>The byte at a place of the record, or -1 at the end of the file.</summary>
    private int Peek(int at)
    {
        while (start + at >= end)
        {
            if (!Fill()) return -1;
        }
        return buffer[start + at];
    }

    /// <summary>Length of the first line, or -1 when it is longer than allowed.</summary>
    private int FindLineEnd(int from)
    {
        var stop = Find(from, [(byte)'\n', (byte)'\r']);
        var found = stop < 0 ? end - start : stop;
        return found > MaxRecordBytes ? -1 : found;
    }

    /// <summary>First place at or after <paramref name="from"/> of one of the bytes, or -1 when none is found within the cap or the file.</summary>
    private int Find(int from, ReadOnlySpan<byte> any)
    {
        for (; ; )
        {
            var stop = buffer.AsSpan(start + from, end - start - from).IndexOfAny(any);
            if (stop >= 0) return from + stop;
            from = end - start;
            if (from > MaxRecordBytes || !Fill()) return -1;
        }
    }

    /// <summary>Brings more bytes in behind what is there, moving the record to the front when there is no room.</summary>
    private bool Fill()
    {
        if (atEnd) return false;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        if (end == buffer.Length) return false;
        var got = stream.Read(buffer, end, buffer.Length - end);
        if (got == 0) atEnd = true;
        end += got;
        return got > 0;
    }
}
