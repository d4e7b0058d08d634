using System.Globalization;
using System.Text.Json;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// Reads a native feed from NDJSON: each line an object whose members are the columns, in any order, every value checked for its kind as in CSV.
/// A text, a number as it is written, <c>true</c> and <c>false</c> are values; <c>null</c> and an empty text are none. A member that is not there says
/// nothing about what is stored.
/// </summary>
public sealed class NdjsonFeedReader : IFeedReader
{
    // A file may name other members in every line; so many sets of them are known again.
    private const int MostRecords = 64;

    private readonly JsonLineSlicer slicer;
    private readonly FeedValues values;
    private readonly List<string> remarks = [];
    private readonly Dictionary<ulong, FeedRecord> records = [];
    private readonly SortedSet<string> unknown = new(StringComparer.Ordinal);
    private readonly Member[] members;
    private byte[] text = new byte[4096];
    private long skipTo;
    private bool saidEncoding;

    internal NdjsonFeedReader(Stream stream, ZoneClock zone, FeedSchema feed)
    {
        slicer = new JsonLineSlicer(stream);
        values = new FeedValues(zone, remarks);
        members = new Member[feed.Columns.Count];
        Record = new FeedRecord(feed, new bool[members.Length]);
    }

    /// <summary>How a member stands in its line.</summary>
    private enum Shape
    {
        Absent,
        Empty,
        Text,
        Nested,
        Twice,
    }

    /// <inheritdoc/>
    public string Format => Record.Feed.Id;
    /// <inheritdoc/>
    public FeedRecord Record { get; private set; }
    /// <inheritdoc/>
    public IReadOnlyList<FeedSchema> Whole => Record.Feed == AccessesFeed.Schema ? [] : [Record.Feed];
    /// <inheritdoc/>
    public RejectedRecord? Rejected { get; private set; }
    /// <inheritdoc/>
    public long Offset => slicer.NextOffset;
    /// <inheritdoc/>
    public long Line => slicer.NextLine;
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Remarks =>
        unknown.Count == 0 ? remarks : [.. remarks, $"Columns not known to {Format}, kept in the original file only ({FeedRecognition.Named(unknown)})."];

    /// <inheritdoc/>
    public void SkipTo(long offset, long line) => skipTo = offset;

    /// <inheritdoc/>
    public string Raw()
    {
        var raw = slicer.Slice.Span.TrimEnd((byte)'\r');
        return FeedText.Decode(raw.Length > RejectedRecord.MaxRawBytes ? raw[..RejectedRecord.MaxRawBytes] : raw);
    }

    /// <inheritdoc/>
    public FeedStep Read()
    {
        while (slicer.Read())
        {
            // What was committed before is read again, so that remarks are of the whole file.
            var step = ReadLine();
            if (slicer.Offset >= skipTo) return step;
        }
        Rejected = null;
        return FeedStep.End;
    }

    private FeedStep ReadLine()
    {
        Rejected = null;
        if (slicer.Fault is { } fault) return Reject(new(fault, null, null, Invariant($"an object of at most {ResourceSlicer.MaxResourceBytes} bytes")));
        if (FeedText.AsUtf8(slicer.Slice, out var transcoded) is not { } line) return Reject(new("encoding", null, "bytes that are neither UTF-8 nor windows-1252", "UTF-8"));
        if (transcoded && !saidEncoding) remarks.Add("Not all of the file is UTF-8; records that are not were read as windows-1252.");
        saidEncoding |= transcoded;
        if (Split(line.Span) is { } broken) return Reject(new("json", null, broken, "one JSON object"));

        Record = RecordOfMembers();
        Record.Clear();
        Record.Line = slicer.Line;
        Record.ByteOffset = slicer.Offset;
        for (var i = 0; i < members.Length; i++)
        {
            if (Take(i) is { } wrong) return Reject(wrong);
        }
        return FeedValues.Missing(Record) is { } missing ? Reject(missing) : FeedStep.Record;
    }

    private FeedFault? Take(int place)
    {
        var (shape, start, length) = members[place];
        var column = Record.Feed.Columns[place].Name;
        switch (shape)
        {
            case Shape.Nested:
                return new("json-value", column, "an object or a list", "a text, a number, true, false or null");
            case Shape.Twice:
                return new("json-twice", column, "the column twice", "each column once");
            case Shape.Text when text.AsSpan(start, length).Contains((byte)0):
                return new("nul-byte", column, "a NUL character", "text");
            case Shape.Text:
                return values.Take(Record, place, text, start, length);
            default:
                return null;
        }
    }

    /// <summary>Finds the members of a line; says where it breaks when it is no object.</summary>
    private string? Split(ReadOnlySpan<byte> line)
    {
        Array.Clear(members);
        if (text.Length < line.Length) text = new byte[line.Length];
        var used = 0;
        var reader = new Utf8JsonReader(line);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "no object";
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                var place = Record.Feed.Find(name);
                reader.Read();
                if (place < 0) PassOver(name);
                else members[place] = members[place].Shape == Shape.Absent ? Copy(ref reader, ref used) : new(Shape.Twice, 0, 0);
                reader.Skip();
            }
            // Nothing may follow the object.
            reader.Read();
            return null;
        }
        catch (JsonException e)
        {
            return Invariant($"broken at byte {(e.BytePositionInLine ?? 0) + 1} of the line");
        }
        catch (InvalidOperationException)
        {
            return "a text that is no Unicode";
        }
    }

    /// <summary>Copies a value's text, which is never longer than it stands in the line.</summary>
    private Member Copy(ref Utf8JsonReader reader, ref int used)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) return new(Shape.Nested, 0, 0);
        var start = used;
        if (reader.TokenType == JsonTokenType.String) used += reader.CopyString(text.AsSpan(used));
        else if (reader.TokenType != JsonTokenType.Null)
        {
            reader.ValueSpan.CopyTo(text.AsSpan(used));
            used += reader.ValueSpan.Length;
        }
        return used > start ? new(Shape.Text, start, used - start) : new(Shape.Empty, 0, 0);
    }

    private void PassOver(string name)
    {
        if (FeedRecognition.IsError(name)) return;
        unknown.Add(name.Trim());
        // One more than are named, to know that there are more; the same ones whatever their order.
        if (unknown.Count > FeedRecognition.Most + 1) unknown.Remove(unknown.Max!);
    }

    /// <summary>The record whose source gives the members of the line; the same one each time, so that those who store can know it again.</summary>
    private FeedRecord RecordOfMembers()
    {
        var given = 0UL;
        for (var i = 0; i < members.Length; i++) given |= members[i].Shape == Shape.Absent ? 0 : 1UL << i;
        if (records.TryGetValue(given, out var record)) return record;
        if (records.Count == MostRecords) records.Clear();
        return records[given] = new FeedRecord(Record.Feed, [.. members.Select(m => m.Shape != Shape.Absent)]);
    }

    private FeedStep Reject(FeedFault fault)
    {
        Rejected = new RejectedRecord(fault.Code, slicer.Line, slicer.Offset, fault.Column, fault.Found, fault.Expected, Raw());
        return FeedStep.Rejected;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Member(Shape Shape, int Start, int Length);
}
