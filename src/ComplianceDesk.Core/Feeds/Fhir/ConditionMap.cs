namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>Condition → diagnoses.</summary>
internal sealed class ConditionMap() : FhirResourceMap("Condition", DiagnosesFeed.Schema,
    ("diagnosis_id", "`id`, else the UUID of the entry"), ("patient_id", "`subject`"), ("encounter_id", "`encounter`"),
    ("code", "`code.coding` of ICD-10-CM, else SNOMED, else the first"), ("system", "its `system`, by short name where it has one"), ("display", "its `display`, else `code.text`"),
    ("onset", "`onsetDateTime`, else `onsetPeriod.start`"), ("recorded_at", "`recordedDate`"), ("recorded_by", "`recorder`, else `asserter`"),
    ("clinical_status", "code of `clinicalStatus`"), ("verification_status", "code of `verificationStatus`"), ("category", "first code of `category`"),
    ("abatement", "`abatementDateTime`, else `abatementPeriod.end`"))
{
    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        var row = Row();
        row.Set("diagnosis_id", resource.Id);
        row.Set("patient_id", resource.Patient(root.Object("subject")));
        row.Set("encounter_id", resource.Encounter(root.Object("encounter")));
        var coding = FhirElements.Coding(root.Object("code"), "ICD-10-CM", "SNOMED");
        row.Set("code", coding?.Text("code"));
        row.Set("system", coding is { } c ? FhirElements.SystemOf(c) : null);
        row.Set("display", coding?.Text("display") ?? root.Object("code")?.Text("text"));
        row.SetTime("onset", root.Text("onsetDateTime") ?? root.Object("onsetPeriod")?.Text("start"), resource.Zone, resource.Say);
        row.SetTime("recorded_at", root.Text("recordedDate"), resource.Zone, resource.Say);
        row.Set("recorded_by", resource.Person(root.Object("recorder")) ?? resource.Person(root.Object("asserter")));
        row.Set("clinical_status", root.Object("clinicalStatus")?.Codes().FirstOrDefault());
        row.Set("verification_status", root.Object("verificationStatus")?.Codes().FirstOrDefault());
        row.Set("category", root.Array("category").SelectMany(FhirJson.Codes).FirstOrDefault());
        row.SetTime("abatement", root.Text("abatementDateTime") ?? root.Object("abatementPeriod")?.Text("end"), resource.Zone, resource.Say);
        row.Withdrawn = root.Object("verificationStatus")?.Codes().Any(s => s is "entered-in-error" or "refuted") ?? false;
        yield return row;
    }
}
