using System.Buffers;
using System.Xml;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// One resource in XML, or a bundle, each entry of which is a slice. Files are cut by their tags alone, so that what is broken in an entry costs that entry;
/// where the tags themselves break, the rest is one slice that cannot be read. A document type definition ends the reading: nothing is ever fetched or expanded.
/// </summary>
internal sealed class XmlSlicer(Stream stream) : DocumentSlicer(stream)
{
    private const int MaxMarkupBytes = 16 * 1024 * 1024, MaxOpen = 10_000;
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    // Lines of the markup to read, and of the slice begun.
    private long line = 1, begunLine;
    // Names of the open elements, as hashes: a closing tag that closes none of them, or not the last, tells where an entry is broken.
    private readonly List<int> open = [];
    private bool isBundle, inLink, ended;

    /// <summary>Prefixes that the bundle declares for its entries, the empty one among them.</summary>
    public IReadOnlyDictionary<string, string> Namespaces { get; private set; } = new Dictionary<string, string>();

    public override bool Read()
    {
        if (IsBroken) return false;
        if (NextOffset == 0) SkipMark();
        Fault = null;
        for (; ; )
        {
            var rest = Rest;
            var next = rest.IndexOf((byte)'<');
            var text = next < 0 ? rest : rest[..next];
            if (open.Count == 0 && !text.Trim(" \t\r\n"u8).IsEmpty) return Break("xml");
            Pass(text.Length);
            var markup = next < 0 ? 0 : LengthOf(rest[next..]);
            if (markup < 0) return Break("xml-dtd");
            if (markup == 0)
            {
                if (AtEnd) return !(ended && next < 0) && Break(ended ? "xml" : "truncated");
                if (Rest.Length > MaxMarkupBytes) return Break("record-too-large");
                Refill();
                continue;
            }
            if (Take(Rest[..markup])) return true;
        }
    }

    /// <summary>The name of a tag without its prefix.</summary>
    public static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> tag)
    {
        var name = tag[1..];
        var end = name.IndexOfAny(NameEnds);
        if (end >= 0) name = name[..end];
        return name[(name.IndexOf((byte)':') + 1)..];
    }

    /// <summary>Length of the markup at the beginning of a text: 0 when its end is not there yet, -1 when it is a document type definition.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("<!--"u8)) return To(text, "-->"u8, 4);
        if (text.StartsWith("<![CDATA["u8)) return To(text, "]]>"u8, 9);
        if (text.StartsWith("<?"u8)) return To(text, "?>"u8, 2);
        if ("<![CDATA["u8.StartsWith(text) || "<!--"u8.StartsWith(text)) return 0;
        if (text.StartsWith("<!"u8)) return -1;
        for (var place = 1; ;)
        {
            var next = text[place..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (next < 0) return 0;
            place += next;
            if (text[place] == '>') return place + 1;
            var close = text[(place + 1)..].IndexOf(text[place]);
            if (close < 0) return 0;
            place += close + 2;
        }
    }

    private static int To(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end, int from) =>
        text.Length < from ? 0 : text[from..].IndexOf(end) is var found and >= 0 ? from + found + end.Length : 0;

    /// <summary>Follows one piece of markup; true when it ends a slice.</summary>
    private bool Take(ReadOnlySpan<byte> markup)
    {
        var sliceDepth = isBundle ? 1 : 0;
        if (markup[1] is (byte)'!' or (byte)'?')
        {
            Pass(markup.Length);
            return false;
        }
        if (markup[1] == '/')
        {
            var closed = open.LastIndexOf(NameOf(markup[2..]));
            if (closed < 0 && !IsBegun) return Break("xml");
            if (closed >= 0) open.RemoveRange(closed, open.Count - closed);
            Pass(markup.Length);
        }
        else
        {
            if (ended || open.Count > MaxOpen) return Break("xml");
            Enter(LocalName(markup), markup);
            if (isBundle && open.Count == 0) sliceDepth = 1;
            Pass(markup.Length);
            if (markup[^2] != '/')
            {
                open.Add(NameOf(markup[1..]));
                return false;
            }
        }
        ended = open.Count == 0;
        return open.Count <= sliceDepth && IsBegun && Finish();
    }

    private static int NameOf(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAny(NameEnds);
        var hash = new HashCode();
        hash.AddBytes(rest[..Math.Max(end, 0)]);
        return hash.ToHashCode();
    }

    private void Enter(ReadOnlySpan<byte> name, ReadOnlySpan<byte> tag)
    {
        if (open.Count == 0)
        {
            isBundle = name.SequenceEqual("Bundle"u8);
            if (isBundle) Namespaces = Declared(tag);
            else Begin();
        }
        else if (isBundle && open.Count == 1)
        {
            if (name.SequenceEqual("entry"u8)) Begin();
            inLink = name.SequenceEqual("link"u8);
        }
        else if (isBundle && open.Count == 2 && inLink && name.SequenceEqual("relation"u8) && (tag.IndexOf("\"next\""u8) >= 0 || tag.IndexOf("'next'"u8) >= 0))
        {
            HasNextPage = true;
        }
    }

    private static Dictionary<string, string> Declared(ReadOnlySpan<byte> tag)
    {
        var found = new Dictionary<string, string>();
        try
        {
            var alone = FeedText.Decode(tag[..^1]).TrimEnd('/') + "/>";
            using var reader = XmlReader.Create(new StringReader(alone), Fhir.FhirXml.Settings);
            reader.Read();
            while (reader.MoveToNextAttribute())
            {
                if (reader.Name == "xmlns" || reader.Prefix == "xmlns") found[reader.Name == "xmlns" ? "" : reader.LocalName] = reader.Value;
            }
        }
        catch (XmlException)
        {
            // Entries of a bundle without usable declarations are read for what they are: not FHIR.
        }
        return found;
    }

    /// <summary>Goes past what was looked at.</summary>
    private void Pass(int length)
    {
        line += Rest[..length].Count((byte)'\n');
        At += length;
    }

    private void Begin()
    {
        Begin(At);
        begunLine = line;
    }

    private bool Finish()
    {
        (Line, NextLine, IsEntry) = (begunLine, line, isBundle);
        Cut();
        return true;
    }

    private bool Break(string code)
    {
        Line = BreakOff(code) ? begunLine : line;
        NextLine = line;
        return true;
    }
}
