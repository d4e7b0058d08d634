using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>Practitioner → workforce.</summary>
internal sealed class PractitionerMap() : FhirResourceMap("Practitioner", WorkforceFeed.Schema,
    ("user_id", "`id`, else the UUID of the entry"), ("given_name", "first `given` of the name in use"), ("family_name", "its `family`"),
    ("status", "`active`: true active, false terminated; left as stored when not given"),
    ("address_line", "`address.line`, joined"), ("city", "`address.city`"), ("postal_code", "`address.postalCode`"), ("phone", "`telecom` phone"),
    ("npi", "`identifier` of us-npi"))
{
    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        var row = Row();
        row.Set("user_id", resource.Id);
        if (FhirElements.Name(root, resource.Say) is { } name)
        {
            row.Set("given_name", name.Given());
            row.Set("family_name", name.Text("family"));
        }
        SetStatus(row, root);
        if (FhirElements.Address(root) is { } address)
        {
            row.Set("address_line", address.Lines());
            row.Set("city", address.Text("city"));
            row.Set("postal_code", address.Text("postalCode"));
        }
        row.Set("phone", FhirElements.Telecom(root, "phone"));
        row.Set("npi", root.Array("identifier").Where(i => i.Text("system") is "http://hl7.org/fhir/sid/us-npi" or "urn:oid:2.16.840.1.113883.4.6").Select(i => i.Text("value")).FirstOrDefault());
        row.OtherNames.AddRange(resource.Identifiers);
        if (resource.BundleName is { } other) row.OtherNames.Add(other);
        yield return row;
    }

    public static void SetStatus(FhirRow row, JsonElement root)
    {
        var active = root.TryGetProperty("active", out var value) ? value.ValueKind : JsonValueKind.Undefined;
        if (active is JsonValueKind.True or JsonValueKind.False) row.Choose("status", active == JsonValueKind.True ? "active" : "terminated");
        else row.Leave("status");
    }
}

/// <summary>PractitionerRole → workforce: what a practitioner is and where. The role's own id is another name of the person.</summary>
internal sealed class PractitionerRoleMap() : FhirResourceMap("PractitionerRole", WorkforceFeed.Schema,
    ("user_id", "`practitioner`"), ("role", "`code`, else `specialty`, in words"), ("department_id", "first `location`, else `organization`"))
{
    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        // A role without a person is a post that is vacant.
        if (resource.Person(root.Object("practitioner")) is not { } person) yield break;
        var row = Row();
        row.Set("user_id", person);
        row.Set("role", root.Array("code").Concat(root.Array("specialty")).Select(c => FhirElements.Words(c)).FirstOrDefault(w => w is not null));
        row.Set("department_id", root.Array("location").Select(l => resource.Place(l)).FirstOrDefault(p => p is not null) ?? resource.Place(root.Object("organization")));
        if (resource.Id is { } id) row.OtherNames.Add("PractitionerRole/" + id);
        // In a bundle it is referred to by UUID, which does not say the type.
        if (resource.FullUrl?.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) == true) row.OtherNames.Add(FhirReference.Parse(resource.FullUrl)!.Value.Id);
        yield return row;
    }
}

/// <summary>CareTeam → care-team: each practitioner of it.</summary>
internal sealed class CareTeamMap() : FhirResourceMap("CareTeam", CareTeamFeed.Schema,
    ("patient_id", "`subject`"), ("user_id", "each `participant.member` that is a practitioner"), ("relationship", "`participant.role`, in words"),
    ("starts_on", "`participant.period.start`, else that of the team"), ("ends_on", "its `end`, likewise"))
{
    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        var patient = resource.Patient(root.Object("subject"));
        foreach (var participant in root.Array("participant"))
        {
            if (resource.Person(participant.Object("member")) is not { } member) continue;
            var row = Row();
            row.Set("patient_id", patient);
            row.Set("user_id", member);
            row.Set("relationship", participant.Array("role").Select(r => FhirElements.Words(r)).FirstOrDefault(w => w is not null));
            var period = participant.Object("period") ?? root.Object("period");
            row.SetTime("starts_on", period?.Text("start"), resource.Zone, resource.Say);
            row.SetTime("ends_on", period?.Text("end"), resource.Zone, resource.Say);
            row.Withdrawn = root.Text("status") == "entered-in-error";
            yield return row;
        }
    }
}
