using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>DocumentReference → documents. FHIR says who authenticated a document, not when, nor when it is due.</summary>
internal sealed class DocumentReferenceMap() : FhirResourceMap("DocumentReference", DocumentsFeed.Schema,
    ("document_id", "`id`, else the UUID of the entry"), ("patient_id", "`subject`"), ("encounter_id", "`context.encounter`"),
    ("type", "`type`, else `category`, by LOINC; what has none of the codes below is other"),
    ("author_user_id", "the first `author` that is a practitioner"), ("created_at", "`date`, else `content.attachment.creation`"),
    ("signed_by", "`authenticator`"), ("status", "`docStatus`, else `status`"))
{
    /// <summary>LOINC document codes and the type of document they are.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } = new Dictionary<string, string>
    {
        ["34117-2"] = "h-and-p",
        ["18842-5"] = "discharge-summary",
        ["34105-7"] = "discharge-summary",
        ["11504-8"] = "operative-report",
        ["11506-3"] = "progress-note",
        ["59284-0"] = "consent",
        ["64293-4"] = "consent",
        ["46209-3"] = "order",
    };

    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        var row = Row();
        row.Set("document_id", resource.Id);
        row.Set("patient_id", resource.Patient(root.Object("subject")));
        row.Set("encounter_id", (root.Object("context")?.Array("encounter") ?? []).Select(e => resource.Encounter(e)).FirstOrDefault(e => e is not null));
        IEnumerable<JsonElement> concepts = [.. root.Object("type") is { } type ? [type] : Array.Empty<JsonElement>(), .. root.Array("category")];
        row.Choose("type", concepts.SelectMany(FhirJson.Codes).Select(c => Types.GetValueOrDefault(c)).FirstOrDefault(t => t is not null) ?? "other");
        row.Set("author_user_id", root.Array("author").Select(a => resource.Person(a)).FirstOrDefault(p => p is not null));
        row.SetTime("created_at", root.Text("date") ?? root.Array("content").Select(c => c.Object("attachment")?.Text("creation")).FirstOrDefault(d => d is not null), resource.Zone, resource.Say);
        row.Set("signed_by", resource.Person(root.Object("authenticator")));
        row.Set("status", root.Text("docStatus") ?? root.Text("status"));
        row.Withdrawn = root.Text("status") == "entered-in-error";
        yield return row;
    }
}
