using System.Globalization;
using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>Observation → observations: its own value, and each component as one of its own.</summary>
internal sealed class ObservationMap() : FhirResourceMap("Observation", ObservationsFeed.Schema,
    ("observation_id", "`id`, else the UUID of the entry; a component has `id/1` …"), ("patient_id", "`subject`"), ("encounter_id", "`encounter`"),
    ("code", "`code.coding` of LOINC, else SNOMED, else the first; of a component its own"), ("system", "its `system`, by short name where it has one"), ("display", "its `display`, else `code.text`"),
    ("value", "`value[x]`: a quantity as written, with its comparator; a concept in words; text, true or false, dates and ratios as written"),
    ("unit", "`code` of the quantity, else `unit`"), ("taken_at", "`effectiveDateTime`, `effectiveInstant`, `effectivePeriod.start` or the first of `effectiveTiming`"),
    ("recorded_at", "`issued`"), ("absent_reason", "`dataAbsentReason`"))
{
    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        var components = root.Array("component").ToList();
        var (value, _) = ValueOf(root);
        // A panel has no value: its members or components have them.
        if (value is not null || root.Has("dataAbsentReason") || (components.Count == 0 && !root.Array("hasMember").Any())) yield return Row(resource, root, null);
        else if (components.Count == 0) resource.Say("Panels without a value of their own are stored by their members only.");
        for (var i = 0; i < components.Count; i++) yield return Row(resource, components[i], string.Create(CultureInfo.InvariantCulture, $"/{i + 1}"));
    }

    private FhirRow Row(FhirResource resource, JsonElement part, string? suffix)
    {
        var root = resource.Root;
        var row = Row();
        row.Set("observation_id", resource.Id is { } id ? id + suffix : null);
        row.Set("patient_id", resource.Patient(root.Object("subject")));
        row.Set("encounter_id", resource.Encounter(root.Object("encounter")));
        var coding = FhirElements.Coding(part.Object("code"), "LOINC", "SNOMED");
        row.Set("code", coding?.Text("code"));
        row.Set("system", coding is { } c ? FhirElements.SystemOf(c) : null);
        row.Set("display", coding?.Text("display") ?? part.Object("code")?.Text("text"));
        var (value, unit) = ValueOf(part);
        row.Set("value", value);
        row.Set("unit", unit);
        row.SetTime("taken_at", root.Text("effectiveDateTime") ?? root.Text("effectiveInstant") ?? root.Object("effectivePeriod")?.Text("start")
            ?? (root.Object("effectiveTiming") is { } timing ? FhirElements.Strings(timing, "event").FirstOrDefault() : null), resource.Zone, resource.Say);
        row.SetTime("recorded_at", root.Text("issued"), resource.Zone, resource.Say);
        row.Set("absent_reason", part.Object("dataAbsentReason") is { } reason ? reason.Codes().FirstOrDefault() ?? reason.Text("text") : null);
        row.Withdrawn = root.Text("status") is "entered-in-error" or "cancelled";
        return row;
    }

    private static (string? Value, string? Unit) ValueOf(JsonElement part)
    {
        foreach (var member in part.ValueKind == JsonValueKind.Object ? part.EnumerateObject() : default)
        {
            if (!member.Name.StartsWith("value", StringComparison.Ordinal)) continue;
            var value = member.Value;
            return member.Name switch
            {
                "valueQuantity" => (Quantity(value), value.Text("code") ?? value.Text("unit")),
                "valueCodeableConcept" => (FhirElements.Words(value), null),
                "valueRange" => ($"{Quantity(value.Object("low"))}..{Quantity(value.Object("high"))}", value.Object("low")?.Text("code") ?? value.Object("high")?.Text("code")),
                "valueRatio" => ($"{Quantity(value.Object("numerator"))}:{Quantity(value.Object("denominator"))}", null),
                "valuePeriod" => ($"{value.Text("start")}/{value.Text("end")}", null),
                "valueSampledData" => ("(sampled data)", null),
                _ => (value.ValueKind switch
                {
                    JsonValueKind.String => value.GetString(),
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                    _ => null,
                }, null),
            };
        }
        return (null, null);
    }

    /// <summary>The number as written, so that 7.40 stays 7.40.</summary>
    private static string? Quantity(JsonElement? quantity) =>
        quantity is { } q && q.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? q.Text("comparator") + value.GetRawText() : null;
}
