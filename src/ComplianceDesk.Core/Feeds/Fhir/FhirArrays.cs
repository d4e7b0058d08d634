using System.Collections.Frozen;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>What JSON says of FHIR R4 elements and XML does not: which repeat, which are numbers and which are flags. Only those that the maps read.</summary>
internal static class FhirArrays
{
    private static readonly FrozenSet<string> Everywhere = Set(
        "coding extension modifierExtension contained given prefix suffix line telecom participant component hasMember communication contact agent entity detail policy purposeOfUse "
        + "purposeOfEvent subtype specialty author content tag security profile event entry");

    private static readonly FrozenSet<string> ByPath = Set(
        "Patient.name Patient.address Patient.contact.relationship Practitioner.name Practitioner.address RelatedPerson.name RelatedPerson.address RelatedPerson.relationship PractitionerRole.code "
        + "PractitionerRole.location Organization.type Organization.address Location.type Encounter.type Encounter.location Encounter.participant.type CareTeam.category CareTeam.participant.role "
        + "Condition.category Observation.category DocumentReference.category DocumentReference.context.encounter AuditEvent.agent.role Bundle.link");

    private static readonly FrozenSet<string> Flags = Set("active preferred requestor valueBoolean deceasedBoolean");

    private static readonly FrozenSet<string> Quantities = Set("valueQuantity low high numerator denominator");

    /// <summary>True when the element is an array in JSON even when it stands once.</summary>
    /// <param name="path">Where it stands, from the type of the resource: <c>Patient.contact</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isConcept">True when it holds codings: by that the class of an R5 encounter, which repeats, is told from that of R4.</param>
    public static bool Repeats(string path, string name, bool isConcept) =>
        Everywhere.Contains(name) || ByPath.Contains($"{path}.{name}") || (name == "identifier" && !path.Contains('.', StringComparison.Ordinal))
        || (name == "class" && path == "Encounter" && isConcept);

    /// <summary>True for an element that is true or false in JSON.</summary>
    public static bool IsFlag(string name) => Flags.Contains(name);

    /// <summary>True for the value of a quantity.</summary>
    public static bool IsNumber(string path, string name) => name == "value" && Quantities.Contains(path[(path.LastIndexOf('.') + 1)..]);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
