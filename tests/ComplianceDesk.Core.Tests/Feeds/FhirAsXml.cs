using System.Text.Json;
using System.Xml;

namespace ComplianceDesk.Core.Tests.Feeds;

/// <summary>Writes FHIR in JSON as the XML that says the same: what a test of one format holds in, holds in the other.</summary>
internal static class FhirAsXml
{
    private const string Fhir = "http://hl7.org/fhir";

    public static string Of(string json)
    {
        var text = new StringWriter();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        using (var document = JsonDocument.Parse(json))
        {
            Resource(writer, document.RootElement);
        }

        return text.ToString();
    }

    private static void Resource(XmlWriter writer, JsonElement resource)
    {
        writer.WriteStartElement(resource.GetProperty("resourceType").GetString()!, Fhir);
        Members(writer, resource);
        writer.WriteEndElement();
    }

    private static void Members(XmlWriter writer, JsonElement element)
    {
        // Attributes come first.
        foreach (var member in element.EnumerateObject().Where(m => m.Name == "url" && m.Value.ValueKind == JsonValueKind.String)) writer.WriteAttributeString("url", member.Value.GetString());
        foreach (var member in element.EnumerateObject().Where(m => m.Name is not ("resourceType" or "url") && m.Name[0] != '_'))
        {
            foreach (var one in member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().AsEnumerable() : [member.Value]) Element(writer, member.Name, one);
        }
    }

    private static void Element(XmlWriter writer, string name, JsonElement value)
    {
        writer.WriteStartElement(name, Fhir);
        if (value.ValueKind == JsonValueKind.Object)
        {
            if (value.TryGetProperty("resourceType", out _)) Resource(writer, value);
            else Members(writer, value);
        }
        else if (name == "div")
        {
            writer.WriteStartElement("b", "http://www.w3.org/1999/xhtml");
            writer.WriteString(value.GetString());
            writer.WriteEndElement();
        }
        else writer.WriteAttributeString("value", value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText());

        writer.WriteEndElement();
    }
}
