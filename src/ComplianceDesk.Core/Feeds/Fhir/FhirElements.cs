using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>Reads FHIR's data types: names, addresses, telecoms, concepts.</summary>
internal static class FhirElements
{
    private static readonly Dictionary<string, string> Systems = new(StringComparer.Ordinal)
    {
        ["http://hl7.org/fhir/sid/icd-10-cm"] = "ICD-10-CM",
        ["urn:oid:2.16.840.1.113883.6.90"] = "ICD-10-CM",
        ["http://www.cms.gov/Medicare/Coding/ICD10"] = "ICD-10-PCS",
        ["http://snomed.info/sct"] = "SNOMED",
        ["http://loinc.org"] = "LOINC",
    };

    /// <summary>The name in use: official, else usual, else the first that is neither old nor a maiden name.</summary>
    public static JsonElement? Name(JsonElement resource, Action<string> say)
    {
        var names = resource.Array("name").Concat(resource.Object("name") is { } only ? [only] : []).Where(n => n.Text("use") is not ("old" or "maiden")).ToList();
        var chosen = names.Find(n => n.Text("use") == "official") is { ValueKind: JsonValueKind.Object } official ? official
            : names.Find(n => n.Text("use") == "usual") is { ValueKind: JsonValueKind.Object } usual ? usual
            : names.Count > 0 ? names[0] : (JsonElement?)null;
        if (chosen is { } name && name.Text("family") is null && !name.Array("given").Any() && name.Has("text")) say("Names that are one text, not split into given and family name, were left out.");
        return chosen;
    }

    /// <summary>An earlier name: its text, else given and family name.</summary>
    public static string? Previous(JsonElement resource) => resource.Array("name").Where(n => n.Text("use") is "old" or "maiden")
        .Select(n => n.Text("text") ?? Joined(Strings(n, "given").Append(n.Text("family") ?? "").Where(part => part.Length > 0), " ")).FirstOrDefault(n => n is not null);

    public static string? Given(this JsonElement name) => Strings(name, "given").FirstOrDefault();

    public static string? Middle(this JsonElement name) => Joined(Strings(name, "given").Skip(1), " ");

    public static string? Suffix(this JsonElement name) => Joined(Strings(name, "suffix"), " ");

    /// <summary>A telephone number or e-mail address in use, a person's own before a work one.</summary>
    public static string? Telecom(JsonElement resource, string system) => TelecomOf(resource, system)?.Text("value");

    /// <summary>The contact point of <see cref="Telecom"/>.</summary>
    public static JsonElement? TelecomOf(JsonElement resource, string system)
    {
        var all = resource.Array("telecom").Where(t => t.Text("system") == system && t.Text("use") != "old" && t.Text("value") is not null).ToList();
        return all.Find(t => t.Text("use") is "home" or "mobile") is { ValueKind: JsonValueKind.Object } own ? own : all.Count > 0 ? all[0] : null;
    }

    /// <summary>The address in use, that of the home before others.</summary>
    public static JsonElement? Address(JsonElement resource)
    {
        var all = resource.Array("address").Concat(resource.Object("address") is { } only ? [only] : []).Where(a => a.Text("use") is not ("old" or "billing")).ToList();
        return all.Find(a => a.Text("use") == "home") is { ValueKind: JsonValueKind.Object } home ? home : all.Count > 0 ? all[0] : null;
    }

    public static string? Lines(this JsonElement address) => Joined(Strings(address, "line"), ", ");

    /// <summary>The coding of the first system given that has one, else the first with a code.</summary>
    public static JsonElement? Coding(JsonElement? concept, params ReadOnlySpan<string> systems)
    {
        var codings = (concept?.Array("coding") ?? []).Where(c => c.Text("code") is not null).ToList();
        foreach (var system in systems)
        {
            foreach (var coding in codings)
            {
                if (SystemOf(coding) == system) return coding;
            }
        }
        return codings.Count > 0 ? codings[0] : null;
    }

    /// <summary>The code system's short name where it has one, its address otherwise.</summary>
    public static string? SystemOf(JsonElement coding) => coding.Text("system") is { } system ? Systems.GetValueOrDefault(system, system) : null;

    /// <summary>A concept in words: its text, else a display, else a code.</summary>
    public static string? Words(JsonElement? concept) =>
        concept?.Text("text") ?? concept?.Array("coding").Select(c => c.Text("display")).FirstOrDefault(d => d is not null) ?? concept?.Codes().FirstOrDefault();

    public static IEnumerable<string> Strings(JsonElement element, string name) => element.Array(name).Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!);

    private static string? Joined(IEnumerable<string> parts, string by) => string.Join(by, parts) is { Length: > 0 } text ? text : null;
}
