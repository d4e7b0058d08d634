using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>
/// What a reference points at. <see cref="Type"/> is empty when it does not say. <see cref="Id"/> is the resource's id without the server's
/// address or a version, or <c>system|value</c> of an identifier.
/// </summary>
internal readonly record struct FhirReference(string Type, string Id)
{
    private const string Uuid = "urn:uuid:";

    /// <summary>Type and id; the id alone when the type is not known.</summary>
    public string Full => Type.Length == 0 ? Id : $"{Type}/{Id}";

    public static FhirReference? Parse(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference) || reference.StartsWith('#')) return null;
        if (reference.StartsWith(Uuid, StringComparison.OrdinalIgnoreCase)) return new("", reference[Uuid.Length..]);
        if (reference.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)) return new("", reference);
        var query = reference.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0 && Identifier(reference[(query + 1)..]) is { } identifier) return new(reference[..query].Split('/')[^1], identifier);
        var parts = (query < 0 ? reference : reference[..query]).Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.IndexOf("_history") is var at and > 0) parts.RemoveRange(at, parts.Count - at);
        return parts.Count < 2 ? new("", reference) : new(parts[^2], parts[^1]);
    }

    /// <summary>A reference; one into the resource itself is looked up there.</summary>
    public static FhirReference? Of(JsonElement root, JsonElement? reference)
    {
        if (reference?.Text("reference") is not { } text) return null;
        if (!text.StartsWith('#')) return Parse(text);
        foreach (var resource in root.Array("contained"))
        {
            if (resource.Text("id") != text[1..]) continue;
            var id = resource.Array("identifier").Select(i => i.Text("value")).FirstOrDefault(v => v is not null);
            return id is null ? null : new(resource.Text("resourceType") ?? "", id);
        }
        return null;
    }

    /// <summary>The identifier a conditional reference searches by: <c>Practitioner?identifier=system|value</c>.</summary>
    private static string? Identifier(string query) =>
        query.Split('&').FirstOrDefault(p => p.StartsWith("identifier=", StringComparison.Ordinal)) is { } search ? Uri.UnescapeDataString(search["identifier=".Length..]) : null;
}
