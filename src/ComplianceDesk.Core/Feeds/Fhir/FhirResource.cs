using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>A resource to be mapped, with what is needed to read it.</summary>
/// <param name="Root">The resource.</param>
/// <param name="FullUrl">The entry's address in its bundle, or null.</param>
/// <param name="Zone">The zone of times that name none.</param>
/// <param name="Say">Takes a sentence about the whole file.</param>
internal sealed record FhirResource(JsonElement Root, string? FullUrl, ZoneClock Zone, Action<string> Say)
{
    /// <summary>The resource's id, else that of its address.</summary>
    public string? Id => Root.Text("id") ?? FhirReference.Parse(FullUrl)?.Id;

    /// <summary>The UUID a bundle's entries refer to it by, when that is another than its id.</summary>
    public string? BundleName => FullUrl?.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) == true && FhirReference.Parse(FullUrl)?.Id is { } name && name != Id ? name : null;

    /// <summary>The patient a reference points at.</summary>
    public string? Patient(JsonElement? reference) => Target(reference, identifierAlone: true, "Patient")?.Id;

    /// <summary>The department a reference points at.</summary>
    public string? Place(JsonElement? reference) => Target(reference, identifierAlone: false, "Location", "Organization")?.Id;

    /// <summary>The encounter a reference points at.</summary>
    public string? Encounter(JsonElement? reference) => Target(reference, identifierAlone: true, "Encounter")?.Id;

    /// <summary>The person a reference points at: a practitioner, or <c>PractitionerRole/id</c>, which is another name of one.</summary>
    public string? Person(JsonElement? reference) => Target(reference, identifierAlone: false, "Practitioner", "PractitionerRole") switch
    {
        { Type: "PractitionerRole" } role => role.Id.Contains('|', StringComparison.Ordinal) ? role.Id : role.Full,
        { } person => person.Id,
        _ => null,
    };

    /// <summary>
    /// A reference to one of the types, or to one that does not say its type. One without an address is taken by its identifier: by the value alone
    /// where ids are the source's own numbers (patients, encounters), with its system elsewhere.
    /// </summary>
    private FhirReference? Target(JsonElement? reference, bool identifierAlone, params ReadOnlySpan<string> types)
    {
        var text = reference?.Text("reference");
        FhirReference? found;
        if (text?.StartsWith('#') == true) found = Contained(text[1..], identifierAlone);
        else found = FhirReference.Parse(text);
        if (found is null && reference?.Object("identifier") is { } identifier && Name(identifier, identifierAlone) is { } name) found = new("", name);
        if (found is null) return null;
        var type = found.Value.Type.Length > 0 ? found.Value.Type : reference?.Text("type") ?? "";
        return type.Length == 0 || types.Contains(type) ? found.Value with { Type = type } : null;
    }

    private FhirReference? Contained(string id, bool identifierAlone)
    {
        foreach (var resource in Root.Array("contained"))
        {
            if (resource.Text("id") != id) continue;
            var type = resource.Text("resourceType") ?? "";
            // A role in the resource stands for its practitioner.
            if (type == "PractitionerRole" && resource.Object("practitioner") is { } practitioner && practitioner.Text("reference")?.StartsWith('#') != true)
            {
                return Target(practitioner, identifierAlone, "Practitioner");
            }
            return resource.Array("identifier").Select(i => Name(i, identifierAlone)).FirstOrDefault(n => n is not null) is { } name ? new(type, name) : null;
        }
        return null;
    }

    /// <summary>Identifiers of the resource as references name them.</summary>
    public IEnumerable<string> Identifiers => Root.Array("identifier").Where(i => i.Text("system") is not null).Select(i => Name(i, alone: false)).OfType<string>();

    private static string? Name(JsonElement identifier, bool alone) =>
        identifier.Text("value") is { Length: > 0 } value ? !alone && identifier.Text("system") is { Length: > 0 } system ? $"{system}|{value}" : value : null;
}
