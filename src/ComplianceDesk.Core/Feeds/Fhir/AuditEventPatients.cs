using System.Text.Json;
using System.Text.RegularExpressions;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>Whose records an AuditEvent is about: every entity that is a patient, else what its details and its query name.</summary>
internal static partial class AuditEventPatients
{
    public static List<string> Of(JsonElement root, List<JsonElement> entities)
    {
        var patients = new List<string>();
        foreach (var entity in entities)
        {
            var reference = FhirReference.Of(root, entity.Object("what"));
            if (IsPatient(entity, reference))
            {
                Add(reference?.Id ?? entity.Object("what")?.Object("identifier")?.Text("value") ?? entity.Text("name") ?? entity.Object("what")?.Text("display"));
            }
        }
        if (patients.Count > 0) return patients;
        foreach (var entity in entities)
        {
            foreach (var detail in entity.Array("detail"))
            {
                if (detail.Text("type") == "urn:oasis:names:tc:xacml:2.0:resource:resource-id" && detail.Text("valueString") is { } cx) Add(cx);
            }
            if (entity.Text("query") is { } query) AddFrom(Decoded(query));
        }
        return patients;

        void Add(string? patient)
        {
            if (!string.IsNullOrWhiteSpace(patient) && !patients.Contains(patient)) patients.Add(patient);
        }

        void AddFrom(string query)
        {
            foreach (Match match in PatientInQuery().Matches(query)) Add(Uri.UnescapeDataString(match.Groups["id"].Value).Split('|')[^1]);
        }
    }

    private static bool IsPatient(JsonElement entity, FhirReference? reference) =>
        reference?.Type == "Patient"
        || ((entity.Object("role")?.Text("code") == "1" || entity.Object("type")?.Text("code") is "1" or "Patient") && reference?.Type is null or "Patient");

    /// <summary>The patient as a search parameter or in a path: <c>?patient=7</c>, <c>subject=Patient/7</c>, <c>Patient/7/_history</c>.</summary>
    [GeneratedRegex(@"[?&\s](?:patient|subject)(?::Patient)?(?:\.identifier)?=(?:[^&\s]*?Patient(?:/|%2F))?(?<id>[^&\s/]+)|(?:^|[\s/])Patient/(?<id>[A-Za-z0-9\-.]{1,64})(?=[/?\s]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PatientInQuery();

    private static string Decoded(string query)
    {
        var bytes = new byte[query.Length];
        return Convert.TryFromBase64String(query, bytes, out var length) ? FeedText.Decode(bytes.AsSpan(0, length)) : query;
    }
}
