using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>Encounter → encounters.</summary>
internal sealed class EncounterMap() : FhirResourceMap("Encounter", EncountersFeed.Schema,
    ("encounter_id", "`id`, else the UUID of the entry"), ("patient_id", "`subject`"),
    ("class", "`class`: IMP, ACUTE, NONAC inpatient; AMB, HH, FLD, SS, PRENC outpatient; EMER emergency; OBSENC observation; VR virtual"),
    ("department_id", "the active `location`, else the last, else `serviceProvider`"),
    ("attending_user_id", "`participant` of type ATND, else PPRF, else SPRF, else the first practitioner"),
    ("started_at", "`period.start`, else that of the first location or participant"), ("ended_at", "`period.end`"),
    ("disposition", "`hospitalization.dischargeDisposition`, in words"), ("status", "`status`"), ("facility_id", "`serviceProvider`"), ("type", "the first `type`, in words"))
{
    private static readonly string[] Attending = ["ATND", "PPRF", "SPRF"];

    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        var row = Row();
        row.Set("encounter_id", resource.Id);
        row.Set("patient_id", resource.Patient(root.Object("subject")));
        SetClass(row, root);
        var locations = root.Array("location").ToList();
        var here = locations.FindLast(l => l.Text("status") == "active") is { ValueKind: JsonValueKind.Object } active ? active : locations.LastOrDefault();
        row.Set("department_id", resource.Place(here.Object("location")) ?? resource.Place(root.Object("serviceProvider")));
        var participants = root.Array("participant").ToList();
        row.Set("attending_user_id", Attending
            .SelectMany(code => participants.Where(p => p.Array("type").SelectMany(FhirJson.Codes).Contains(code))).Concat(participants)
            .Select(p => resource.Person(p.Object("individual"))).FirstOrDefault(p => p is not null));
        row.SetTime("started_at", root.Object("period")?.Text("start") ?? locations.Concat(participants).Select(l => l.Object("period")?.Text("start")).FirstOrDefault(s => s is not null),
            resource.Zone, resource.Say);
        row.SetTime("ended_at", root.Object("period")?.Text("end"), resource.Zone, resource.Say);
        row.Set("disposition", FhirElements.Words(root.Object("hospitalization")?.Object("dischargeDisposition")));
        row.Set("status", root.Text("status"));
        row.Set("facility_id", resource.Place(root.Object("serviceProvider")));
        row.Set("type", root.Array("type").Select(t => FhirElements.Words(t)).FirstOrDefault(t => t is not null));
        row.Withdrawn = root.Text("status") == "entered-in-error";
        if (resource.BundleName is { } other) row.OtherNames.Add(other);
        yield return row;
    }

    private static void SetClass(FhirRow row, JsonElement root)
    {
        if (root.Array("class").Any() || root.Has("actualPeriod")) { row.Fail("fhir-version", null, "FHIR R5", "FHIR R4 Encounter"); return; }
        if (root.Text("class") is not null) { row.Fail("fhir-version", null, "FHIR DSTU2", "FHIR R4 Encounter"); return; }
        var code = root.Object("class")?.Text("code");
        string? word = code switch
        {
            "IMP" or "ACUTE" or "NONAC" => "inpatient",
            "AMB" or "HH" or "FLD" or "SS" or "PRENC" => "outpatient",
            "EMER" => "emergency",
            "OBSENC" => "observation",
            "VR" => "virtual",
            _ => null,
        };
        if (word is null && code is not null) row.Fail("choice", "class", code, "a code of v3-ActCode: AMB, EMER, IMP, OBSENC, VR …");
        row.Choose("class", word);
    }
}

/// <summary>Appointment → appointments: one for each patient and practitioner; the first has the resource's id, further ones a number behind it.</summary>
internal sealed class AppointmentMap() : FhirResourceMap("Appointment", AppointmentsFeed.Schema,
    ("appointment_id", "`id`, else the UUID of the entry; a further patient or practitioner has `id/2` …"), ("patient_id", "each `participant.actor` that is a patient"),
    ("department_id", "the `participant.actor` that is a location"), ("practitioner_user_id", "each `participant.actor` that is a practitioner"),
    ("starts_at", "`start`"), ("ends_at", "`end`"))
{
    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        var actors = root.Array("participant").Select(p => p.Object("actor")).OfType<JsonElement>().ToList();
        var patients = actors.Where(a => TypeOf(a) is "Patient" or "").Select(a => resource.Patient(a)).OfType<string>().Distinct().ToList();
        var people = actors.Where(a => TypeOf(a) is "Practitioner" or "PractitionerRole").Select(a => resource.Person(a)).Distinct().DefaultIfEmpty(null).ToList();
        var place = actors.Where(a => TypeOf(a) == "Location").Select(a => resource.Place(a)).FirstOrDefault(p => p is not null);
        var number = 0;
        foreach (var (patient, person) in patients.DefaultIfEmpty(null!).SelectMany(p => people.Select(u => (p, u))))
        {
            var row = Row();
            row.Set("appointment_id", number++ == 0 || resource.Id is null ? resource.Id : $"{resource.Id}/{number}");
            row.Set("patient_id", patient);
            row.Set("practitioner_user_id", person);
            row.Set("department_id", place);
            row.SetTime("starts_at", root.Text("start"), resource.Zone, resource.Say);
            row.SetTime("ends_at", root.Text("end"), resource.Zone, resource.Say);
            row.Withdrawn = root.Text("status") == "entered-in-error";
            yield return row;
        }
    }

    private static string TypeOf(JsonElement actor) => FhirReference.Parse(actor.Text("reference"))?.Type is { Length: > 0 } type ? type : actor.Text("type") ?? "";
}
