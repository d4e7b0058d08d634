using System.Globalization;
using System.Text;
using System.Text.Json;
using ComplianceDesk.Core.Feeds.Fhir;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// Reads FHIR R4 resources: one resource or a Bundle in JSON or XML, or NDJSON, of one type or mixed. A resource may give several records, of several
/// feeds; how is in the maps of <see cref="FhirResourceMap"/>. Resources of types without a map are passed over and counted.
/// </summary>
public sealed class FhirReader : IFeedReader
{
    /// <summary>Most records one resource may give.</summary>
    public const int MaxParts = 1000;
    private const int MaxDepth = 64;

    private readonly ResourceSlicer slicer;
    private static readonly ILookup<string, FhirResourceMap> Maps = FhirResourceMap.All.ToLookup(m => m.ResourceType);

    private readonly ZoneClock zone;
    private readonly Dictionary<(FeedSchema Feed, ulong Given), FeedRecord> records = [];
    private readonly SortedDictionary<string, long> passedOver = new(StringComparer.Ordinal);
    private readonly List<string> remarks = [];
    private readonly HashSet<string> said = [];
    private byte[] text = new byte[16 * 1024];
    private int used;
    private List<FhirRow> rows = [];
    private int part;
    private long skipTo, fannedOut;

    private FhirReader(ResourceSlicer slicer, ZoneClock zone, string? firstType)
    {
        this.slicer = slicer;
        this.zone = zone;
        Format = firstType == "AuditEvent" ? "fhir-audit-event" : "fhir-resources";
        Record = RecordOf(Maps[firstType ?? ""].FirstOrDefault()?.Feed ?? PatientsFeed.Schema, 0);
    }

    /// <inheritdoc/>
    public string Format { get; }
    /// <inheritdoc/>
    public FeedRecord Record { get; private set; }
    /// <inheritdoc/>
    public IReadOnlyList<FeedSchema> Whole { get; } =
        [.. FhirResourceMap.All.GroupBy(m => m.Feed).Where(g => g.Count() == 1 && g.Key != AccessesFeed.Schema).Select(g => g.Key)];
    /// <inheritdoc/>
    public RejectedRecord? Rejected { get; private set; }
    /// <inheritdoc/>
    public long Offset => slicer.NextOffset;
    /// <inheritdoc/>
    public long Line => slicer.NextLine;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Remarks
    {
        get
        {
            var all = new List<string>(remarks);
            if (slicer.HasNextPage) all.Add("A bundle names a further page (link next): the file is one page of a larger result.");
            if (fannedOut > 0) all.Add(Invariant($"Events that name several patients were stored once for each of them ({fannedOut} events)."));
            if (passedOver.Count > 0) all.Add($"Resources of other types were passed over ({string.Join(", ", passedOver.Select(p => Invariant($"{p.Key} {p.Value}")))}).");
            return all;
        }
    }

    /// <summary>Takes a file of JSON in whose first bytes a resource stands.</summary>
    internal static FeedOpening Open(PeekStream stream, ZoneClock zone) =>
        new(new FhirReader(ResourceSlicer.Open(stream), zone, FirstResource.InJson(stream.Peek())), null);

    /// <summary>Takes the file when its first element is a FHIR resource.</summary>
    internal static FeedOpening OpenXml(PeekStream stream, ZoneClock zone) =>
        FirstResource.InXml(stream.Peek(), out var type) is { } problem ? new(null, problem) : new(new FhirReader(new XmlSlicer(stream), zone, type), null);

    /// <inheritdoc/>
    public void SkipTo(long offset, long line) => skipTo = offset;

    /// <inheritdoc/>
    public string Raw()
    {
        var raw = slicer.Slice.Span;
        return FeedText.Decode(raw.Length > RejectedRecord.MaxRawBytes ? raw[..RejectedRecord.MaxRawBytes] : raw);
    }

    /// <inheritdoc/>
    public FeedStep Read()
    {
        Rejected = null;
        if (++part < rows.Count) return Give();
        while (slicer.Read())
        {
            // What was committed before is read again, so that counts of the whole file come out right.
            var step = ReadSlice();
            if (step != FeedStep.End && slicer.Offset >= skipTo) return step;
        }
        Drop();
        return FeedStep.End;
    }

    /// <summary><see cref="FeedStep.End"/> for a slice that holds no event.</summary>
    private FeedStep ReadSlice()
    {
        Drop();
        if (slicer.Fault is { } fault)
        {
            return Reject(fault, null, null, fault switch
            {
                "record-too-large" => Invariant($"a resource of at most {ResourceSlicer.MaxResourceBytes} bytes"),
                "truncated" => "the file to its end",
                "xml-dtd" => "XML without a document type definition",
                _ => slicer is XmlSlicer ? "XML" : "JSON",
            });
        }
        if (FeedText.AsUtf8(slicer.Slice, out var transcoded) is not { } bytes) return Reject("encoding", null, "bytes that are neither UTF-8 nor windows-1252", "UTF-8");
        if (transcoded) Say("Not all of the file is UTF-8; resources that are not were read as windows-1252.");
        var depth = MaxDepth;
        if (slicer is XmlSlicer xml)
        {
            if (FhirXml.ToJson(bytes, xml.Namespaces, slicer.Line, out bytes) is { } wrong) return Reject(wrong.Code, null, wrong.Found, wrong.Expected);
            // Every level of XML is at most two of JSON: an array and an object.
            depth = 2 * FhirXml.MaxDepth + 2;
        }
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = depth });
            return ReadResource(document.RootElement);
        }
        catch (JsonException)
        {
            return IsJson(bytes) ? Reject("json-too-deep", null, null, Invariant($"at most {MaxDepth} levels")) : Reject("json", null, null, "a FHIR resource in JSON");
        }
        catch (InvalidOperationException)
        {
            // A text that is no Unicode (a lone surrogate), or a value of another kind than FHIR's.
            return Reject("fhir", null, null, "values of the kinds FHIR defines");
        }
    }

    private FeedStep ReadResource(JsonElement root)
    {
        string? fullUrl = null;
        if (slicer.IsEntry)
        {
            fullUrl = root.Text("fullUrl");
            if (root.Object("resource") is not { } resource)
            {
                PassOver("entry without a resource");
                return FeedStep.End;
            }
            root = resource;
        }
        if (root.ValueKind != JsonValueKind.Object || root.Text("resourceType") is not { } type) return Reject("fhir", "resourceType", null, "a FHIR resource");
        if (!Maps.Contains(type))
        {
            if (type != "Bundle" || slicer.IsEntry || root.Array("entry").Any()) PassOver(type.Length > 40 ? "unknown" : type);
            return FeedStep.End;
        }
        var mapped = new FhirResource(root, fullUrl, zone, Say);
        rows = [.. Maps[type].SelectMany(m => m.Read(mapped)).Take(MaxParts + 1)];
        if (rows.Count == 0) PassOver($"{type} without a record");
        if (rows.Count > MaxParts)
        {
            Drop();
            return type == "AuditEvent"
                ? Reject("too-many-patients", "patient_id", Invariant($"more than {MaxParts} patients"), Invariant($"at most {MaxParts}"))
                : Reject("too-many-parts", null, Invariant($"more than {MaxParts} records of one {type}"), Invariant($"at most {MaxParts}"));
        }
        if (type == "AuditEvent" && rows.Count > 1) fannedOut++;
        if (root.Object("meta")?.Array("tag").Any(t => t.Text("code") == "SUBSETTED") == true) rows.ForEach(r => r.LeaveWhatIsEmpty());
        return rows.Count == 0 ? FeedStep.End : Give();
    }

    /// <summary>Gives the record of the part that is due.</summary>
    private FeedStep Give()
    {
        var row = rows[part];
        Record = RecordOf(row.Feed, Packed(row.Given));
        Record.Clear();
        Record.Line = slicer.Line;
        Record.ByteOffset = slicer.Offset;
        Record.Part = part;
        Record.More = part + 1 < rows.Count;
        Record.Withdrawn = row.Withdrawn;
        Record.OtherNames = row.OtherNames;
        if (row.Error is { } error) return RejectPart(error.Column is { } c ? row.Feed.Find(c) : -1, error.Code, error.Found, error.Expected);
        used = 0;
        for (var i = 0; i < row.Text.Length; i++)
        {
            var column = row.Feed.Columns[i];
            var value = row.Text[i];
            if (string.IsNullOrWhiteSpace(value))
            {
                if (column.Required) return RejectPart(i, "required-missing", "", FhirResourceMap.From(row.Feed, i));
                continue;
            }
            var need = Encoding.UTF8.GetMaxByteCount(value.Length);
            if (text.Length - used < need) Array.Resize(ref text, Math.Max(text.Length * 2, used + need));
            var length = Encoding.UTF8.GetBytes(value, text.AsSpan(used));
            if (length > column.MaxBytes) return RejectPart(i, "too-long", RejectedRecord.Clip(text.AsSpan(used, length)), Invariant($"at most {column.MaxBytes} bytes"));
            if (value.Contains('\0', StringComparison.Ordinal)) return RejectPart(i, "nul-byte", "a NUL character", "text");
            Record.Set(i, text, used, length, row.Number[i]);
            used += length;
        }
        return FeedStep.Record;
    }

    /// <summary>The record of a feed whose source gives these columns; the same one each time, so that those who store can know it again.</summary>
    private FeedRecord RecordOf(FeedSchema feed, ulong given) =>
        records.TryGetValue((feed, given), out var record)
            ? record
            : records[(feed, given)] = new FeedRecord(feed, [.. feed.Columns.Select((_, i) => (given & (1UL << i)) != 0)]);

    private static ulong Packed(bool[] given)
    {
        var packed = 0UL;
        for (var i = 0; i < given.Length; i++) packed |= given[i] ? 1UL << i : 0;
        return packed;
    }

    private void Drop()
    {
        rows = [];
        part = 0;
    }

    /// <summary>What is the same in every part costs the resource once; anything else costs its own part.</summary>
    private FeedStep RejectPart(int column, string code, string? found, string expected)
    {
        var row = rows[part];
        var shared = rows.TrueForAll(r => r.Feed == row.Feed && (column < 0 ? r.Error == row.Error : r.Text[column] == row.Text[column] && r.Error == row.Error));
        if (shared)
        {
            Record.More = false;
            part = rows.Count;
        }
        return Reject(code, column < 0 ? null : row.Feed.Columns[column].Name, found, expected);
    }

    private void PassOver(string type) => passedOver[type] = passedOver.GetValueOrDefault(type) + 1;

    private static bool IsJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 1001 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private FeedStep Reject(string code, string? column, string? found, string expected)
    {
        Rejected = new RejectedRecord(code, slicer.Line, slicer.Offset, column, found, expected, Raw());
        return FeedStep.Rejected;
    }

    private void Say(string remark)
    {
        if (said.Add(remark)) remarks.Add(remark);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
