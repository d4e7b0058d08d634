using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>
/// Turns a FHIR R4 resource in XML, or an entry of a bundle, into the same in JSON, so that one set of maps reads both. Text of other namespaces (the
/// narrative) is left out. Nothing outside the text is ever read: no document type definition, no entities but XML's own five.
/// </summary>
internal static class FhirXml
{
    /// <summary>Deepest element.</summary>
    public const int MaxDepth = 64;

    private const string Fhir = "http://hl7.org/fhir";

    /// <summary>How all XML is read.</summary>
    public static XmlReaderSettings Settings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1, ConformanceLevel = ConformanceLevel.Fragment,
        IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
    };

    /// <summary>Converts; null when it worked, else what is wrong.</summary>
    /// <param name="xml">The element, UTF-8.</param>
    /// <param name="namespaces">Prefixes declared round it.</param>
    /// <param name="line">Line of its first byte in the file.</param>
    /// <param name="json">The same in JSON.</param>
    public static (string Code, string? Found, string Expected)? ToJson(ReadOnlyMemory<byte> xml, IReadOnlyDictionary<string, string> namespaces, long line, out ReadOnlyMemory<byte> json)
    {
        json = default;
        var names = new NameTable();
        var known = new XmlNamespaceManager(names);
        try
        {
            foreach (var (prefix, uri) in namespaces) known.AddNamespace(prefix, uri);
            using var reader = XmlReader.Create(new StringReader(FeedText.Decode(xml.Span)), Settings, new XmlParserContext(names, known, null, XmlSpace.None));
            while (reader.Read() && reader.NodeType != XmlNodeType.Element) { }
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Fhir) return ("fhir", null, $"a FHIR resource: an element of the namespace {Fhir}");
            if (Element(reader) is not { } root) return ("xml-too-deep", null, string.Create(CultureInfo.InvariantCulture, $"at most {MaxDepth} levels"));
            var buffer = new ArrayBufferWriter<byte>(xml.Length);
            using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 4 * MaxDepth })) Resource(writer, root);
            json = buffer.WrittenMemory;
            return null;
        }
        catch (XmlException exception)
        {
            return ("xml", string.Create(CultureInfo.InvariantCulture, $"line {line + exception.LineNumber - 1}, position {exception.LinePosition}"), "well-formed XML without a document type definition");
        }
        catch (ArgumentException)
        {
            // A prefix or address that cannot be one.
            return ("xml", null, "well-formed XML");
        }
    }

    /// <summary>The element the reader stands at, and everything in it; null when it is too deep. The reader goes past it.</summary>
    private static Node? Element(XmlReader reader)
    {
        if (reader.Depth > MaxDepth) return null;
        var node = new Node(reader.LocalName);
        var isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            if (reader.Name == "value") node.Value = reader.Value;
            else if (reader.Prefix.Length == 0 && reader.Name != "xmlns") node.Attributes.Add((reader.Name, reader.Value));
        }
        reader.MoveToElement();
        reader.Read();
        if (isEmpty) return node;
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.NamespaceURI == Fhir)
            {
                if (Element(reader) is not { } child) return null;
                node.Children.Add(child);
            }
            else if (reader.NodeType == XmlNodeType.Element) reader.Skip();
            else if (!reader.Read()) break;
        }
        reader.Read();
        return node;
    }

    private static void Resource(Utf8JsonWriter writer, Node node)
    {
        writer.WriteStartObject();
        // An entry of a bundle is no resource; everything else here is named after its type.
        if (node.Name != "entry") writer.WriteString("resourceType", node.Name);
        Members(writer, node, node.Name);
        writer.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter writer, Node node, string path)
    {
        var members = node.Children.GroupBy(child => child.Name).ToList();
        foreach (var (name, value) in node.Attributes)
        {
            if (!members.Exists(member => member.Key == name)) writer.WriteString(name, value);
        }
        foreach (var member in members)
        {
            if (member.Key == "resourceType") continue;
            writer.WritePropertyName(member.Key);
            var all = member.ToList();
            if (all.Count == 1 && !FhirArrays.Repeats(path, member.Key, all[0].Has("coding")))
            {
                Value(writer, all[0], path);
                continue;
            }
            writer.WriteStartArray();
            foreach (var one in all) Value(writer, one, path);
            writer.WriteEndArray();
        }
    }

    private static void Value(Utf8JsonWriter writer, Node node, string path)
    {
        if (node.Value is { } value)
        {
            if (FhirArrays.IsFlag(node.Name) && value is "true" or "false") writer.WriteBooleanValue(value == "true");
            else if (FhirArrays.IsNumber(path, node.Name) && IsNumber(value)) writer.WriteRawValue(value);
            else writer.WriteStringValue(value);
        }
        else if (node.Children is [{ Name: [>= 'A' and <= 'Z', ..] } resource] && node.Attributes.Count == 0) Resource(writer, resource);
        else
        {
            writer.WriteStartObject();
            Members(writer, node, $"{path}.{node.Name}");
            writer.WriteEndObject();
        }
    }

    private static bool IsNumber(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text));
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == text.Length && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>An element.</summary>
    private sealed class Node(string name)
    {
        public string Name => name;

        public string? Value { get; set; }

        public List<(string Name, string Value)> Attributes { get; } = [];

        public List<Node> Children { get; } = [];

        public bool Has(string child) => Children.Exists(c => c.Name == child);
    }
}
