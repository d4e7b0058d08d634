using System.Net;
using System.Text;
using System.Text.Json;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>
/// Maps FHIR R4 AuditEvent to an access. Who acted is not who is listed first; a subtype says more than the action letter; an absent outcome is
/// unknown; a patient may stand in the query alone.
/// </summary>
internal sealed class AuditEventMap() : FhirResourceMap("AuditEvent", AccessesFeed.Schema,
    ("event_id", "`id`, else the entry's `fullUrl`"),
    ("occurred_at", "`period.start`, else `recorded`, else `meta.lastUpdated`"),
    ("user_id", "the acting agent (see below): `who.identifier.value`, else `who.reference`, else `altId`, else `name` or `who.display`, else the token of a SAML or OAuth agent"),
    ("patient_id", "every `entity` that is a patient: `what.reference` → `Patient/…`, or role or type `1`; else the query, else the SAML resource id in `detail`"),
    ("encounter_id", "`entity.what.reference` → `Encounter/…`"),
    ("action", "`subtype`, else `type`, else `action`"),
    ("object_type", "type of the reference of an entity with role 4, 3, 20 or 24, else of any; else `entity.type`"),
    ("object_id", "id of that reference; else `what.identifier.value` or `entity.name`"),
    ("outcome", "`outcome`: 0 success, 4, 8 and 12 failure, or denied when a consent decision or `outcomeDesc` says so; not given is unknown"),
    ("workstation_id", "`agent.network.address` of type 1"),
    ("source_ip", "`agent.network.address` of type 2"),
    ("source_system", "`source.observer`: display, else identifier, else reference"),
    ("department_id", "the acting agent's `location`, else an Organization agent"),
    ("purpose_of_use", "codes of the acting agent's `purposeOfUse`, else of `purposeOfEvent`, joined by `;`"),
    ("break_glass", "true when a purpose is BTG, ETREAT, EMERGENCY or EMER, or a subtype is 110127"),
    ("session_id", "identifier of the entity of type `XrequestId`, else the token of a SAML or OAuth agent"),
    ("reason", "`text` of the purpose"))
{
    private static readonly HashSet<string> HumanTypes = ["IRCP", "AUT", "INF", "CST", "humanuser", "UserSamlAgent", "UserOauthAgent"];
    private static readonly HashSet<string> EmergencyPurposes = new(["BTG", "ETREAT", "EMERGENCY", "EMER"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> ObjectRoles = ["4", "3", "20", "24"];

    /// <summary>Names the release of an AuditEvent that is not R4's, or null.</summary>
    public static string? OtherVersion(JsonElement root)
    {
        if (root.Has("event") || root.Has("participant") || root.Has("object")) return "FHIR DSTU2";
        if (root.Has("code") || root.Has("category") || root.Has("occurredDateTime") || root.Has("occurredPeriod")) return "FHIR R5";
        if (root.Object("type") is { } type && type.Has("coding")) return "FHIR R6";
        if (root.Object("outcome") is not null) return "FHIR R5";
        var stu3 = root.Array("agent").Any(a => a.Has("userId") || a.Has("reference"))
            || root.Array("entity").Any(e => e.Has("identifier") || e.Has("reference"))
            || (root.Object("source") is { } source && source.Has("identifier"));
        return stu3 ? "FHIR STU3" : null;
    }

    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var root = resource.Root;
        var fields = Row();
        if (OtherVersion(root) is { } version)
        {
            fields.Fail("fhir-version", null, version, "FHIR R4 AuditEvent");
            return [fields];
        }
        var agents = root.Array("agent").ToList();
        var entities = root.Array("entity").ToList();
        var subtypes = root.Array("subtype").Select(s => s.Text("code")).OfType<string>().ToList();
        var actor = ActingAgent(root, agents);

        fields.Text[AccessesFeed.EventId] = root.Text("id") ?? resource.FullUrl;
        ReadTime(resource, fields);
        ReadUser(resource, actor, fields);
        var patients = AuditEventPatients.Of(root, entities);
        fields.Choose("action", AuditEventWords.Action(root, subtypes));
        fields.Choose("outcome", AuditEventWords.Outcome(root, subtypes));
        fields.Text[AccessesFeed.EncounterId] = entities.Select(e => Reference(e)).FirstOrDefault(r => r?.Type == "Encounter")?.Id;
        ReadObject(entities, fields);
        ReadNetwork(actor, agents, fields);
        ReadPlace(root, actor, agents, fields);
        ReadPurpose(root, actor, subtypes, fields);
        fields.Text[AccessesFeed.SessionId] =
            entities.Where(e => e.Object("type")?.Text("code") == "XrequestId").Select(e => e.Object("what")?.Object("identifier")?.Text("value")).FirstOrDefault(v => v is not null)
            ?? Token(actor);
        if (patients.Count == 1) fields.Text[AccessesFeed.PatientId] = patients[0];
        return patients.Count <= 1 ? [fields] : patients.Select(fields.For);
    }

    /// <summary>The id of the access token an IHE BALP token agent carries as its policy.</summary>
    private static string? Token(JsonElement? agent) =>
        agent?.Object("type")?.Codes().Any(c => c is "UserSamlAgent" or "UserOauthAgent") != true
            ? null
            : agent?.Array("policy").Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()).FirstOrDefault();

    private static void ReadTime(FhirResource resource, FhirRow fields)
    {
        var root = resource.Root;
        string? found = null;
        foreach (var value in new[] { root.Object("period")?.Text("start"), root.Text("recorded"), root.Object("meta")?.Text("lastUpdated") })
        {
            if (value is null) continue;
            found ??= value;
            if (!IsoTime.TryTime(Encoding.UTF8.GetBytes(value), out var clock, out var offset)) continue;
            var utc = clock - (offset ?? 0) * 60_000L;
            if (offset is null)
            {
                if (!resource.Zone.TryToUtc(clock, out utc, out _)) continue;
                resource.Say($"Times without a zone were read in {resource.Zone.Zone.Id} (assumed).");
            }
            fields.Text[AccessesFeed.OccurredAt] = value;
            fields.Number[AccessesFeed.OccurredAt] = utc;
            return;
        }
        fields.Fail(found is null ? "required-missing" : "time", "occurred_at", found, "period.start or recorded, an instant such as 2026-03-01T08:15:00Z");
    }

    /// <summary>
    /// In order: a requestor that looks human; any requestor; the only one that looks human; else nobody acted and the first agent stands for the
    /// system.
    /// </summary>
    private static JsonElement? ActingAgent(JsonElement root, List<JsonElement> agents)
    {
        var requestors = agents.Where(a => a.TryGetProperty("requestor", out var r) && r.ValueKind == JsonValueKind.True).ToList();
        foreach (var agent in requestors.Where(a => LooksHuman(root, a))) return agent;
        foreach (var agent in requestors) return agent;
        var humans = agents.Where(a => LooksHuman(root, a)).ToList();
        if (humans.Count == 1) return humans[0];
        return agents.Count > 0 ? agents[0] : null;
    }

    private static bool LooksHuman(JsonElement root, JsonElement agent) =>
        (agent.Object("type") is { } type && type.Codes().Any(HumanTypes.Contains))
        || FhirReference.Of(root, agent.Object("who"))?.Type is "Practitioner" or "PractitionerRole" or "Patient" or "RelatedPerson";

    private static void ReadUser(FhirResource resource, JsonElement? actor, FhirRow fields)
    {
        var root = resource.Root;
        var who = actor?.Object("who");
        var reference = FhirReference.Of(root, who);
        var user = who?.Object("identifier")?.Text("value")
            ?? (reference is { } r ? r.Type is "Practitioner" ? r.Id : r.Full : null)
            ?? actor?.Text("altId");
        if (user is null && (actor?.Text("name") ?? who?.Text("display")) is { } name)
        {
            user = name;
            resource.Say("Some events name the person by a display name only; it was taken as the user id.");
        }
        if (user is null && Token(actor) is { } token)
        {
            user = token;
            resource.Say("Some events name the person by an access token only; the token's id was taken as the user id.");
        }
        if (string.IsNullOrWhiteSpace(user)) fields.Fail("required-missing", "user_id", null, "an agent with an identifier, a reference or a name");
        fields.Text[AccessesFeed.UserId] = user;
    }

    private static void ReadObject(List<JsonElement> entities, FhirRow fields)
    {
        var named = entities.Select(e => (Entity: e, Reference: Reference(e))).ToList();
        var chosen = named.Find(e => e.Reference is { } r && r.Type is not ("Patient" or "Encounter") && e.Entity.Object("role")?.Text("code") is { } role && ObjectRoles.Contains(role));
        if (chosen.Reference is null) chosen = named.Find(e => e.Reference is { Type: not ("Encounter" or "") } && e.Entity.Object("type")?.Text("code") is not ("XrequestId" or "Consent"));
        if (chosen.Reference is { } found)
        {
            fields.Text[AccessesFeed.ObjectType] = found.Type;
            fields.Text[AccessesFeed.ObjectId] = found.Id;
            return;
        }
        foreach (var (entity, _) in named)
        {
            if (entity.Object("type")?.Text("code") is "XrequestId" or "1") continue;
            fields.Text[AccessesFeed.ObjectType] = entity.Object("type") is { } type ? type.Text("display") ?? type.Text("code") : null;
            fields.Text[AccessesFeed.ObjectId] = entity.Object("what")?.Object("identifier")?.Text("value") ?? entity.Text("name");
            return;
        }
    }

    private static void ReadNetwork(JsonElement? actor, List<JsonElement> agents, FhirRow fields)
    {
        var network = actor?.Object("network") ?? agents.Select(a => a.Object("network")).FirstOrDefault(n => n is not null);
        if (network?.Text("address") is not { } address) return;
        var isAddress = network?.Text("type") switch { "2" => true, "1" => false, null => IPAddress.TryParse(address, out _), _ => (bool?)null };
        if (isAddress is { } ip) fields.Text[ip ? AccessesFeed.SourceIp : AccessesFeed.WorkstationId] = address;
    }

    private static void ReadPlace(JsonElement root, JsonElement? actor, List<JsonElement> agents, FhirRow fields)
    {
        var source = root.Object("source");
        var observer = source?.Object("observer");
        fields.Text[AccessesFeed.SourceSystem] = observer?.Text("display") ?? observer?.Object("identifier")?.Text("value") ?? FhirReference.Of(root, observer)?.Full;
        var location = actor?.Object("location");
        fields.Text[AccessesFeed.DepartmentId] = FhirReference.Of(root, location)?.Id ?? location?.Text("display")
            ?? agents.Select(a => FhirReference.Of(root, a.Object("who"))).FirstOrDefault(r => r?.Type == "Organization")?.Id;
    }

    private static void ReadPurpose(JsonElement root, JsonElement? actor, List<string> subtypes, FhirRow fields)
    {
        var concepts = (actor?.Array("purposeOfUse") ?? []).ToList();
        if (concepts.Count == 0) concepts = [.. root.Array("purposeOfEvent")];
        var codes = concepts.SelectMany(FhirJson.Codes).Distinct().ToList();
        fields.Text[AccessesFeed.PurposeOfUse] = codes.Count == 0 ? null : string.Join(';', codes);
        fields.Text[AccessesFeed.Reason] = concepts.Select(c => c.Text("text")).FirstOrDefault(t => t is not null);
        var all = codes.Concat(root.Array("purposeOfEvent").SelectMany(FhirJson.Codes));
        if (!all.Any(EmergencyPurposes.Contains) && !subtypes.Contains("110127")) return;
        fields.Text[AccessesFeed.BreakGlass] = "true";
        fields.Number[AccessesFeed.BreakGlass] = 1;
    }

    private static FhirReference? Reference(JsonElement entity) => FhirReference.Parse(entity.Object("what")?.Text("reference"));
}
