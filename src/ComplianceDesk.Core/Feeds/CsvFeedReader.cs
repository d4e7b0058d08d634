using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace ComplianceDesk.Core.Feeds;

/// <summary>Reads a native feed, or another system's file as one, from CSV (RFC 4180, header row, any column order), checking every value for its kind.</summary>
public sealed class CsvFeedReader : IFeedReader
{
    private readonly CsvSplitter splitter;
    private readonly CsvValues values;
    private readonly List<(int Field, int Place, Func<string, string?>? As)> takes = [];
    private readonly CsvLayout? layout;
    private readonly FeedRecord record;
    private readonly List<string> remarks = [];
    private byte[] scratch = new byte[4096];
    private int scratched;
    private readonly bool mended;
    private bool saidEncoding;

    private CsvFeedReader(CsvSplitter splitter, ZoneClock zone, FeedSchema feed, IReadOnlyList<string> header, CsvLayout? layout)
    {
        this.splitter = splitter;
        values = new CsvValues(zone, remarks);
        this.layout = layout;
        Header = header;
        mended = header.Any(FeedRecognition.IsError);
        if (layout is null) takes.AddRange(header.Select((h, i) => (i, feed.Find(h), (Func<string, string?>?)null)).Where(take => take.Item2 >= 0));
        else
        {
            remarks.Add($"Read as Synthea's {layout.Name}.");
            foreach (var field in layout.Takes)
            {
                var at = Array.FindIndex([.. header], h => string.Equals(h.Trim(), field.From, StringComparison.OrdinalIgnoreCase));
                // A column that the file lacks is taken when something stands in its place.
                if (at >= 0 || field.As?.Invoke("") is { Length: > 0 }) takes.Add((at, feed.Find(field.Column), field.As));
            }
        }
        record = new FeedRecord(feed, [.. feed.Columns.Select((c, i) => takes.Exists(take => take.Place == i) || c.Name == layout?.IdColumn)]);
        Columns = layout is null ? [.. header.Select(h => h.Trim().ToLowerInvariant())] : [.. feed.Columns.Where((_, i) => record.Given[i]).Select(c => c.Name)];
        var unknown = header.Where(h => !(layout?.Uses(h) ?? feed.Find(h) >= 0) && !FeedRecognition.IsError(h)).ToList();
        if (unknown.Count > 0)
        {
            var names = unknown.Take(20).Select(n => n.Length > 64 ? n[..64] + "…" : n.Length == 0 ? "(no name)" : n);
            remarks.Add($"Columns not known to {feed.Id}, kept in the original file only: {string.Join(", ", names)}{(unknown.Count > 20 ? " …" : "")}.");
        }
    }

    /// <summary>The file's header, as it stands there.</summary>
    public IReadOnlyList<string> Header { get; }
    /// <summary>The columns in the words of the feed, lower case; of a native file those that are not known too.</summary>
    public IReadOnlyList<string> Columns { get; }
    /// <inheritdoc/>
    public string Format => record.Feed.Id;
    /// <inheritdoc/>
    public FeedRecord Record => record;
    /// <inheritdoc/>
    public IReadOnlyList<FeedSchema> Whole => record.Feed == AccessesFeed.Schema ? [] : [record.Feed];
    /// <inheritdoc/>
    public RejectedRecord? Rejected { get; private set; }
    /// <inheritdoc/>
    public long Offset => splitter.NextOffset;
    /// <inheritdoc/>
    public long Line => splitter.NextLine;
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Remarks => remarks;

    internal static FeedOpening Open(Stream stream, ZoneClock zone)
    {
        var splitter = new CsvSplitter(stream);
        if (!splitter.Read()) return new(null, "The file is empty.");
        if (splitter.Fault != CsvFault.None || splitter.Raw.Contains((byte)0)) return new(null, "Not recognized: the first line is not a CSV header.");
        var header = new string[splitter.Count];
        for (var i = 0; i < header.Length; i++)
        {
            var (start, length, escaped) = splitter.Field(i);
            var text = FeedText.Decode(splitter.Buffer.AsSpan(start, length));
            header[i] = escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
        }
        if (header is [var only] && only.AsSpan().IndexOfAny(';', '\t', '|') >= 0 && FeedRecognition.Recognise(only.Split(';', '\t', '|')).Feed is { } other)
        {
            return new(null, $"Not recognized: looks like {other.Id}, but its columns are not separated by commas; save it as comma-separated.");
        }
        var (feed, problem) = FeedRecognition.Recognise(header);
        if (feed is not null) return new(new CsvFeedReader(splitter, zone, feed, header, null), null);
        return CsvLayout.Of(header) switch
        {
            null => new(null, problem),
            { Feed: { } theirs } layout => new(new CsvFeedReader(splitter, zone, theirs, header, layout), null),
            { Name: var name } => new(null, $"Not taken in: this is Synthea's {name}, and no feed carries what it holds."),
        };
    }

    /// <inheritdoc/>
    public void SkipTo(long offset, long line) => splitter.Skip(offset, line);

    /// <inheritdoc/>
    public string Raw()
    {
        var raw = splitter.Raw;
        return FeedText.Decode(raw.Length > RejectedRecord.MaxRawBytes ? raw[..RejectedRecord.MaxRawBytes] : raw);
    }

    /// <inheritdoc/>
    public FeedStep Read()
    {
        Rejected = null;
        if (!splitter.Read()) return FeedStep.End;
        switch (splitter.Fault)
        {
            case CsvFault.QuoteMisplaced:
                return Reject("quote-misplaced", null, null, "quotes round a whole field, and doubled inside it (RFC 4180)");
            case CsvFault.QuoteUnclosed:
                return Reject("quote-unclosed", null, null, "a closing quote");
            case CsvFault.TooLarge:
                return Reject("record-too-large", null, null, $"a record of at most {CsvSplitter.MaxRecordBytes} bytes");
        }
        var raw = splitter.Raw;
        if (raw.Contains((byte)0)) return Reject("nul-byte", null, "a NUL byte", "text");
        var transcode = false;
        if (!Utf8.IsValid(raw))
        {
            if (!FeedText.IsWindows1252(raw)) return Reject("encoding", null, "bytes that are neither UTF-8 nor windows-1252", "UTF-8");
            transcode = true;
            if (!saidEncoding) remarks.Add("Not all of the file is UTF-8; records that are not were read as windows-1252.");
            saidEncoding = true;
        }
        if (splitter.Count != Header.Count)
        {
            return Reject("field-count", null, Invariant($"{splitter.Count} fields"), Invariant($"{Header.Count} fields, as in the header"));
        }

        record.Clear();
        record.Line = splitter.Line;
        record.ByteOffset = splitter.Offset;
        scratched = 0;
        foreach (var (field, place, rewrite) in takes)
        {
            var (start, length, escaped) = field < 0 ? (0, 0, false) : splitter.Field(field);
            if (length == 0 && rewrite is null) continue;
            var buffer = splitter.Buffer;
            if (escaped || transcode) (buffer, start, length) = Unfold(buffer.AsSpan(start, length), escaped, transcode);
            if (mended && MendableCsv.IsNeutralised(buffer.AsSpan(start, length))) (start, length) = (start + 1, length - 1);
            if (rewrite is not null)
            {
                if (rewrite(Encoding.UTF8.GetString(buffer, start, length)) is not { Length: > 0 } text) continue;
                buffer = Encoding.UTF8.GetBytes(text);
                (start, length) = (0, buffer.Length);
            }
            if (!TryTake(place, buffer, start, length)) return FeedStep.Rejected;
        }
        if (layout?.IdColumn is { } id)
        {
            var print = Fingerprint();
            record.Set(record.Feed.Find(id), print, 0, print.Length);
        }
        var columns = record.Feed.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Required && !record.Has(i)) return Reject("required-missing", columns[i], "", "a value");
        }
        return FeedStep.Record;
    }

    /// <summary>A name for a row that has none: the same fields give the same, whatever their quotes.</summary>
    private byte[] Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < Header.Count; i++)
        {
            if (FeedRecognition.IsError(Header[i])) continue;
            var (start, length, _) = splitter.Field(i);
            hash.AppendData(splitter.Buffer, start, length);
            hash.AppendData([0]);
        }
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)));
    }

    private bool TryTake(int place, byte[] buffer, int start, int length)
    {
        var column = record.Feed.Columns[place];
        var text = buffer.AsSpan(start, length);
        if (column.IsText)
        {
            if (length > column.MaxBytes) { Reject("too-long", column, RejectedRecord.Clip(text), Invariant($"at most {column.MaxBytes} bytes")); return false; }
            if (text[0] == ' ' && text.Trim((byte)' ').IsEmpty) return true;
            record.Set(place, buffer, start, length);
            return true;
        }
        var value = text.Trim((byte)' ');
        if (value.IsEmpty) return true;
        if (!values.TryRead(column, value, out var number, out var fault))
        {
            Reject(fault.Code, column, RejectedRecord.Clip(text), fault.Expected);
            return false;
        }
        record.Set(place, buffer, start, length, number);
        return true;
    }

    /// <summary>Undoes doubled quotes and windows-1252, into a buffer of the reader's own.</summary>
    private (byte[] Buffer, int Start, int Length) Unfold(ReadOnlySpan<byte> field, bool escaped, bool transcode)
    {
        var need = scratched + field.Length * 4;
        // A field already taken from the old buffer keeps it.
        if (scratch.Length < need) { scratch = new byte[Math.Max(need, scratch.Length * 2)]; scratched = 0; }
        var target = scratch.AsSpan(scratched);
        var length = transcode ? FeedText.Transcode(field, target) : field.Length;
        if (!transcode) field.CopyTo(target);
        if (escaped)
        {
            var to = 0;
            for (var from = 0; from < length; from++)
            {
                target[to++] = target[from];
                if (target[from] == '"') from++;
            }
            length = to;
        }
        var start = scratched;
        scratched += length;
        return (scratch, start, length);
    }

    private FeedStep Reject(string code, FeedColumn? column, string? found, string expected)
    {
        Rejected = new RejectedRecord(code, splitter.Line, splitter.Offset, column?.Name, found, expected, Raw());
        return FeedStep.Rejected;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
