using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace ComplianceDesk.Core.Feeds;

/// <summary>Reads a native feed, or another system's file as one, from CSV (RFC 4180, header row, any column order), checking every value for its kind.</summary>
public sealed class CsvFeedReader : IFeedReader
{
    private readonly CsvSplitter splitter;
    private readonly FeedValues values;
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
        values = new FeedValues(zone, remarks);
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
        if (unknown.Count > 0) remarks.Add($"Columns not known to {feed.Id}, kept in the original file only: {FeedRecognition.Named(unknown)}.");
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
                return Reject("quote-misplaced", null, "quotes round a whole field, and doubled inside it (RFC 4180)");
            case CsvFault.QuoteUnclosed:
                return Reject("quote-unclosed", null, "a closing quote");
            case CsvFault.TooLarge:
                return Reject("record-too-large", null, $"a record of at most {CsvSplitter.MaxRecordBytes} bytes");
        }
        var raw = splitter.Raw;
        if (raw.Contains((byte)0)) return Reject("nul-byte", "a NUL byte", "text");
        var transcode = false;
        if (!Utf8.IsValid(raw))
        {
            if (!FeedText.IsWindows1252(raw)) return Reject("encoding", "bytes that are neither UTF-8 nor windows-1252", "UTF-8");
            transcode = true;
            if (!saidEncoding) remarks.Add("Not all of the file is UTF-8; records that are not were read as windows-1252.");
            saidEncoding = true;
        }
        if (splitter.Count != Header.Count)
        {
            return Reject("field-count", Invariant($"{splitter.Count} fields"), Invariant($"{Header.Count} fields, as in the header"));
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
            if (values.Take(record, place, buffer, start, length) is { } fault) return Reject(fault);
        }
        if (layout?.IdColumn is { } id)
        {
            var print = Fingerprint();
            record.Set(record.Feed.Find(id), print, 0, print.Length);
        }
        return FeedValues.Missing(record) is { } missing ? Reject(missing) : FeedStep.Record;
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

    private FeedStep Reject(string code, string? found, string expected) => Reject(new FeedFault(code, null, found, expected));

    private FeedStep Reject(FeedFault fault)
    {
        Rejected = new RejectedRecord(fault.Code, splitter.Line, splitter.Offset, fault.Column, fault.Found, fault.Expected, Raw());
        return FeedStep.Rejected;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
