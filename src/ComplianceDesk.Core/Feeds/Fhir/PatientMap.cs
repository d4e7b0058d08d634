using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>Patient → patients. Marks of protection and prominence are not taken: their absence would wipe those of another source.</summary>
internal sealed class PatientMap() : FhirResourceMap("Patient", PatientsFeed.Schema,
    ("patient_id", "`id`, else the UUID of the entry"),
    ("given_name", "first `given` of the name in use (official, usual, first)"), ("middle_name", "its further `given`"), ("family_name", "its `family`"), ("suffix", "its `suffix`"),
    ("birth_date", "`birthDate`"), ("sex", "`gender`"),
    ("race", "US Core race: `text`, else its categories"), ("ethnicity", "US Core ethnicity, likewise"),
    ("language", "`communication.language`, the preferred one first"),
    ("ssn", "`identifier` of us-ssn or type SS"),
    ("address_line", "`address.line` of the home, joined"), ("city", "`address.city`"), ("state", "`address.state`"), ("postal_code", "`address.postalCode`"),
    ("phone", "`telecom` phone, own before work"), ("email", "`telecom` email"),
    ("death_date", "`deceasedDateTime`"), ("birth_sex", "US Core birth sex, else US Core sex"), ("phone_kind", "`use` of that phone"), ("previous_name", "`name` of use old or maiden"))
{
    private const string UsCore = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";

    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        var row = Row();
        row.Set("patient_id", resource.Id);
        if (FhirElements.Name(root, resource.Say) is { } name)
        {
            row.Set("given_name", name.Given());
            row.Set("middle_name", name.Middle());
            row.Set("family_name", name.Text("family"));
            row.Set("suffix", name.Suffix());
        }
        row.SetTime("birth_date", root.Text("birthDate"), resource.Zone, resource.Say);
        row.Set("sex", root.Text("gender"));
        row.Set("race", Category(root, UsCore + "race"));
        row.Set("ethnicity", Category(root, UsCore + "ethnicity"));
        var languages = root.Array("communication").OrderByDescending(c => c.TryGetProperty("preferred", out var p) && p.ValueKind == JsonValueKind.True);
        row.Set("language", languages.Select(c => FhirElements.Words(c.Object("language"))).FirstOrDefault(l => l is not null));
        row.Set("ssn", root.Array("identifier").Where(IsSsn).Select(i => i.Text("value")).FirstOrDefault(v => v is not null));
        if (FhirElements.Address(root) is { } address)
        {
            row.Set("address_line", address.Lines());
            row.Set("city", address.Text("city"));
            row.Set("state", address.Text("state"));
            row.Set("postal_code", address.Text("postalCode"));
        }
        row.Set("phone", FhirElements.Telecom(root, "phone"));
        row.Set("phone_kind", FhirElements.TelecomOf(root, "phone")?.Text("use"));
        row.Set("previous_name", FhirElements.Previous(root));
        row.Set("email", FhirElements.Telecom(root, "email"));
        row.SetTime("death_date", root.Text("deceasedDateTime"), resource.Zone, resource.Say);
        row.Set("birth_sex", Code(root, UsCore + "birthsex") ?? Code(root, UsCore + "sex"));
        if (resource.BundleName is { } other) row.OtherNames.Add(other);
        yield return row;
    }

    private static bool IsSsn(JsonElement identifier) =>
        identifier.Text("system") is "http://hl7.org/fhir/sid/us-ssn" or "urn:oid:2.16.840.1.113883.4.1" || (identifier.Object("type")?.Codes().Contains("SS") ?? false);

    private static string? Code(JsonElement root, string url) => root.Array("extension").Where(e => e.Text("url") == url).Select(e => e.Text("valueCode")).FirstOrDefault(c => c is not null);

    private static string? Category(JsonElement root, string url)
    {
        foreach (var extension in root.Array("extension").Where(e => e.Text("url") == url))
        {
            var parts = extension.Array("extension").ToList();
            var text = parts.Where(p => p.Text("url") == "text").Select(p => p.Text("valueString")).FirstOrDefault(t => t is not null);
            return text ?? (string.Join("; ", parts.Select(p => p.Object("valueCoding")?.Text("display")).OfType<string>()) is { Length: > 0 } displays ? displays : null);
        }
        return null;
    }
}
