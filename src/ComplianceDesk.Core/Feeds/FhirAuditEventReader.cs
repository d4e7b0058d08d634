using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// Reads FHIR R4 AuditEvent from JSON: one resource, a Bundle, or NDJSON. An event that names several patients is given once for each.
/// The map is in <see cref="FhirAuditEventMap"/>; resources of other types are passed over and counted.
/// </summary>
public sealed class FhirAuditEventReader : IFeedReader
{
    /// <summary>Most patients one event may name.</summary>
    public const int MaxPatients = 1000;
    private const int MaxDepth = 64;

    private readonly JsonSlicer slicer;
    private readonly FhirAuditEventMap map;
    private readonly FeedRecord record = new(AccessesFeed.Schema, [.. AccessesFeed.Schema.Columns.Select(_ => true)]);
    private readonly SortedDictionary<string, long> passedOver = new(StringComparer.Ordinal);
    private readonly List<string> remarks = [];
    private readonly HashSet<string> said = [];
    private byte[] text = new byte[16 * 1024];
    private int used;
    private AuditEventFields? current;
    private long skipTo, fannedOut;

    private FhirAuditEventReader(JsonSlicer slicer, ZoneClock zone)
    {
        this.slicer = slicer;
        map = new FhirAuditEventMap(zone, Say);
    }

    /// <inheritdoc/>
    public string Format => "fhir-audit-event";
    /// <inheritdoc/>
    public FeedRecord Record => record;
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

    /// <summary>Takes the file when a resource in its first bytes, or its first line, looks like FHIR.</summary>
    internal static FeedOpening Open(PeekStream stream, ZoneClock zone)
    {
        if (stream.Peek().IndexOf("\"resourceType\""u8) < 0)
        {
            return new(null, "Not recognised: the file is JSON, but no FHIR resource stands at its beginning.");
        }
        return new(new FhirAuditEventReader(JsonSlicer.Open(stream), zone), null);
    }

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
        if (current is { } fields && record.Part + 1 < fields.Patients.Count) return Give(fields, record.Part + 1);
        current = null;
        while (slicer.Read())
        {
            // What was committed before is read again, so that counts of the whole file come out right.
            var step = ReadSlice();
            if (step != FeedStep.End && slicer.Offset >= skipTo) return step;
            current = null;
        }
        return FeedStep.End;
    }

    /// <summary><see cref="FeedStep.End"/> for a slice that holds no event.</summary>
    private FeedStep ReadSlice()
    {
        if (slicer.Fault is { } fault)
        {
            return Reject(fault, null, null, fault switch
            {
                "record-too-large" => Invariant($"a resource of at most {JsonSlicer.MaxResourceBytes} bytes"),
                "truncated" => "the file to its end",
                _ => "JSON",
            });
        }
        var bytes = slicer.Slice;
        if (!Utf8.IsValid(bytes.Span))
        {
            if (!FeedText.IsWindows1252(bytes.Span)) return Reject("encoding", null, "bytes that are neither UTF-8 nor windows-1252", "UTF-8");
            Say("Not all of the file is UTF-8; resources that are not were read as windows-1252.");
            var utf8 = new byte[bytes.Length * 3];
            bytes = utf8.AsMemory(0, FeedText.Transcode(bytes.Span, utf8));
        }
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
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
        if (type != "AuditEvent")
        {
            if (type != "Bundle" || slicer.IsEntry || root.Array("entry").Any()) PassOver(type.Length > 40 ? "unknown" : type);
            return FeedStep.End;
        }
        if (FhirAuditEventMap.OtherVersion(root) is { } version) return Reject("fhir-version", null, version, "FHIR R4 AuditEvent");
        var fields = map.Read(root, fullUrl);
        if (fields.Error is { } error) return Reject(error.Code, error.Column, error.Found, error.Expected);
        if (fields.Patients.Count > MaxPatients)
        {
            return Reject("too-many-patients", "patient_id", Invariant($"{fields.Patients.Count} patients"), Invariant($"at most {MaxPatients}"));
        }
        if (fields.Patients.Count > 1) fannedOut++;
        current = fields;
        return Give(fields, 0);
    }

    private FeedStep Give(AuditEventFields fields, int part)
    {
        record.Clear();
        record.Line = slicer.Line;
        record.ByteOffset = slicer.Offset;
        record.Part = part;
        record.More = part + 1 < fields.Patients.Count;
        used = 0;
        for (var i = 0; i < fields.Text.Length; i++)
        {
            var value = i == AccessesFeed.PatientId ? fields.Patients.ElementAtOrDefault(part) : fields.Text[i];
            if (string.IsNullOrWhiteSpace(value)) continue;
            var column = record.Feed.Columns[i];
            var need = Encoding.UTF8.GetMaxByteCount(value.Length);
            if (text.Length - used < need) Array.Resize(ref text, Math.Max(text.Length * 2, used + need));
            var length = Encoding.UTF8.GetBytes(value, text.AsSpan(used));
            if (length > column.MaxBytes) return RejectPart(i, "too-long", RejectedRecord.Clip(text.AsSpan(used, length)), Invariant($"at most {column.MaxBytes} bytes"));
            if (value.Contains('\0', StringComparison.Ordinal)) return RejectPart(i, "nul-byte", "a NUL character", "text");
            record.Set(i, text, used, length, fields.Number[i]);
            used += length;
        }
        return FeedStep.Record;
    }

    /// <summary>A patient's id at fault costs that patient's record only; anything else is the same in every part and costs the event.</summary>
    private FeedStep RejectPart(int column, string code, string found, string expected)
    {
        if (column != AccessesFeed.PatientId)
        {
            current = null;
            record.More = false;
        }
        return Reject(code, record.Feed.Columns[column].Name, found, expected);
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
