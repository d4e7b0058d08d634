using System.IO.Compression;

namespace ComplianceDesk.Core.Feeds;

/// <summary>Opens a file of unknown format by its content: a reader, or a sentence saying why it cannot be read.</summary>
/// <param name="Reader">Reads the file, when it was recognised.</param>
/// <param name="Problem">Why it was not, for people.</param>
public sealed record FeedOpening(IFeedReader? Reader, string? Problem)
{
    /// <summary>Looks at the first bytes: the header of CSV, the names in JSON, the elements of XML.</summary>
    /// <param name="content">The file from its first byte, plain or gzip. Read forward only; the caller disposes it after the reader.</param>
    /// <param name="zone">The zone of times that name none.</param>
    public static FeedOpening Open(Stream content, TimeZoneInfo zone)
    {
        var stream = new PeekStream(content);
        var head = stream.Peek();
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            stream = new PeekStream(new GZipStream(stream, CompressionMode.Decompress));
            head = stream.Peek();
        }
        if (head.IsEmpty) return new(null, "The file is empty.");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new(null, "Not recognized: the file is UTF-16; save it as UTF-8.");
        }
        if (head.StartsWith("PK\x03\x04"u8)) return new(null, "Not recognized: the file is a ZIP archive or a workbook; unpack it or save the sheet as CSV.");
        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("{"u8)) return OpenJson(stream, new ZoneClock(zone));
        if (text.StartsWith("["u8) && text[1..].TrimStart(" \t\r\n"u8).StartsWith("{"u8)) return new(null, "Not recognized: the file is one JSON list; save it as NDJSON, one object a line.");
        if (text.StartsWith("<"u8)) return FhirReader.OpenXml(stream, new ZoneClock(zone));
        return CsvFeedReader.Open(stream, new ZoneClock(zone));
    }

    /// <summary>Records of a native feed by the names in them, FHIR by its resources.</summary>
    private static FeedOpening OpenJson(PeekStream stream, ZoneClock zone)
    {
        var head = stream.Peek();
        var names = FirstNames.Of(head);
        var (feed, problem) = FeedRecognition.Recognise(
            names, "the file is JSON, but no FHIR resource and no record of a known feed, one object a line, stands at its beginning", "the objects at its beginning");
        if (feed is not null && !names.Contains("resourceType")) return new(new NdjsonFeedReader(stream, zone, feed), null);
        return head.IndexOf("\"resourceType\""u8) >= 0 ? FhirReader.Open(stream, zone) : new(null, problem);
    }
}
