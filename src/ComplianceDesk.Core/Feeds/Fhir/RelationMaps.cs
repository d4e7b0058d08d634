using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>A person named in a patient's record, from either resource that can hold one.</summary>
internal abstract class RelationMap(string resourceType, string patient, string kind) : FhirResourceMap(resourceType, RelationsFeed.Schema,
    ("patient_id", patient), ("kind", kind + ": C emergency contact, N next of kin, GUARANTOR or GT guarantor, SUBSCR subscriber"),
    ("given_name", "first `given` of the name"), ("family_name", "its `family`"), ("phone", "`telecom` phone"), ("address_line", "`address.line`"), ("postal_code", "`address.postalCode`"))
{
    protected FhirRow Row(FhirResource resource, JsonElement person, string? patientId)
    {
        var row = Row();
        row.Set("patient_id", patientId);
        row.Choose("kind", person.Array("relationship").SelectMany(FhirJson.Codes).Select(Kind).FirstOrDefault(k => k is not null));
        if (FhirElements.Name(person, resource.Say) is { } name)
        {
            row.Set("given_name", name.Given());
            row.Set("family_name", name.Text("family"));
        }
        row.Set("phone", FhirElements.Telecom(person, "phone"));
        if (FhirElements.Address(person) is { } address)
        {
            row.Set("address_line", address.Lines());
            row.Set("postal_code", address.Text("postalCode"));
        }
        return row;
    }

    private static string? Kind(string code) => code switch
    {
        "C" or "ECON" => "emergency-contact",
        "N" or "NOK" => "next-of-kin",
        "GUARANTOR" or "GT" or "GUAR" => "guarantor",
        "SUBSCR" => "subscriber",
        _ => null,
    };
}

/// <summary>Patient.contact → relations.</summary>
internal sealed class PatientContactMap() : RelationMap("Patient", "`id` of the patient", "`contact.relationship`")
{
    public override IEnumerable<FhirRow> Read(FhirResource resource) =>
        resource.Root.Array("contact").Where(c => c.Has("name") || c.Has("telecom")).Select(c => Row(resource, c, resource.Id));
}

/// <summary>RelatedPerson → relations.</summary>
internal sealed class RelatedPersonMap() : RelationMap("RelatedPerson", "`patient`", "`relationship`")
{
    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var row = Row(resource, resource.Root, resource.Patient(resource.Root.Object("patient")));
        row.Withdrawn = resource.Root.TryGetProperty("active", out var active) && active.ValueKind == JsonValueKind.False;
        yield return row;
    }
}
