namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>What the first bytes of a file say of the resources in it.</summary>
internal static class FirstResource
{
    /// <summary>Type of the first resource that is no bundle, as far as the first bytes show.</summary>
    public static string? InJson(ReadOnlySpan<byte> head)
    {
        const int Longest = 64;
        for (int at; (at = head.IndexOf("\"resourceType\""u8)) >= 0;)
        {
            head = head[(at + "\"resourceType\"".Length)..];
            var value = head.TrimStart(" \t\r\n:"u8);
            if (value.Length == 0 || value[0] != '"') continue;
            var end = value[1..Math.Min(value.Length, Longest)].IndexOf((byte)'"');
            if (end > 0 && !value.Slice(1, end).SequenceEqual("Bundle"u8)) return FeedText.Decode(value.Slice(1, end));
        }
        return null;
    }

    /// <summary>Why the file cannot be taken in; null when it begins with a FHIR resource in XML.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="type">Type of the first resource that is no bundle, as far as they show.</param>
    public static string? InXml(ReadOnlySpan<byte> head, out string? type)
    {
        type = null;
        while (Next(ref head, out var tag) is var kind and not Markup.None)
        {
            if (kind == Markup.Definition) return "Not taken in: the XML has a document type definition. Such files can make a reader fetch or grow without end; save it without.";
            if (kind == Markup.Other) continue;
            if (tag.IndexOf("\"http://hl7.org/fhir\""u8) < 0 && tag.IndexOf("'http://hl7.org/fhir'"u8) < 0) break;
            var root = FeedText.Decode(XmlSlicer.LocalName(tag));
            type = root == "Bundle" ? InBundle(head) : root;
            return null;
        }
        return "Not recognized: the file is XML, but no FHIR resource stands at its beginning.";
    }

    private static string? InBundle(ReadOnlySpan<byte> head)
    {
        var inside = false;
        while (Next(ref head, out var tag) is Markup.Start or Markup.Other)
        {
            if (tag[1] is (byte)'!' or (byte)'?' or (byte)'/') continue;
            var name = XmlSlicer.LocalName(tag);
            if (inside) return FeedText.Decode(name);
            inside = name.SequenceEqual("resource"u8);
        }
        return null;
    }

    private enum Markup
    {
        None,
        Start,
        Other,
        Definition,
    }

    /// <summary>The next piece of markup; the head goes past it.</summary>
    private static Markup Next(ref ReadOnlySpan<byte> head, out ReadOnlySpan<byte> tag)
    {
        tag = default;
        var open = head.IndexOf((byte)'<');
        var length = open < 0 ? 0 : XmlSlicer.LengthOf(head[open..]);
        if (length == 0) return Markup.None;
        if (length < 0) return Markup.Definition;
        tag = head.Slice(open, length);
        head = head[(open + length)..];
        return tag[1] is (byte)'!' or (byte)'?' or (byte)'/' ? Markup.Other : Markup.Start;
    }
}
