using System.Collections.Frozen;

namespace ComplianceDesk.Core.Quality;

/// <summary>A code system the desk knows: its names in files, and the form of its codes.</summary>
public sealed class CodeSystem
{
    private CodeSystem(string name, Func<string, string?>? flaw, params string[] aliases) => (Name, Flaw, Aliases) = (name, flaw, aliases);

    public static CodeSystem Icd10Cm { get; } = new("ICD-10-CM", IcdForm.CmFlaw,
        "http://hl7.org/fhir/sid/icd-10-cm", "urn:oid:2.16.840.1.113883.6.90", "2.16.840.1.113883.6.90", "ICD10CM", "ICD-10", "ICD10", "I10");

    public static CodeSystem Icd10Pcs { get; } = new("ICD-10-PCS", IcdForm.PcsFlaw,
        "http://www.cms.gov/Medicare/Coding/ICD10", "http://hl7.org/fhir/sid/icd-10-pcs", "urn:oid:2.16.840.1.113883.6.4", "2.16.840.1.113883.6.4", "ICD10PCS");

    public static CodeSystem Icd9Cm { get; } = new("ICD-9-CM", null,
        "http://hl7.org/fhir/sid/icd-9-cm", "urn:oid:2.16.840.1.113883.6.103", "urn:oid:2.16.840.1.113883.6.104", "2.16.840.1.113883.6.103", "2.16.840.1.113883.6.104", "ICD9CM", "ICD-9", "ICD9", "I9");

    public static CodeSystem Snomed { get; } = new("SNOMED", SnomedForm.Flaw,
        "http://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.96", "2.16.840.1.113883.6.96", "SNOMED-CT", "SNOMED CT", "SNOMEDCT", "SCT", "SNOMEDCT_US", "http://snomed.info/sct/731000124108");

    public static CodeSystem Loinc { get; } = new("LOINC", LoincForm.Flaw,
        "http://loinc.org", "https://loinc.org", "urn:oid:2.16.840.1.113883.6.1", "2.16.840.1.113883.6.1", "LN", "LNC");

    public static CodeSystem RxNorm { get; } = new("RxNorm", DrugForm.RxNormFlaw,
        "http://www.nlm.nih.gov/research/umls/rxnorm", "urn:oid:2.16.840.1.113883.6.88", "2.16.840.1.113883.6.88", "RXN");

    public static CodeSystem Cvx { get; } = new("CVX", DrugForm.CvxFlaw,
        "http://hl7.org/fhir/sid/cvx", "urn:oid:2.16.840.1.113883.12.292", "2.16.840.1.113883.12.292");

    public static CodeSystem Ndc { get; } = new("NDC", DrugForm.NdcFlaw,
        "http://hl7.org/fhir/sid/ndc", "urn:oid:2.16.840.1.113883.6.69", "2.16.840.1.113883.6.69");

    public static CodeSystem Cpt { get; } = new("CPT", null,
        "http://www.ama-assn.org/go/cpt", "urn:oid:2.16.840.1.113883.6.12", "2.16.840.1.113883.6.12", "CPT4", "C4");

    public static CodeSystem Hcpcs { get; } = new("HCPCS", null,
        "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "urn:oid:2.16.840.1.113883.6.285", "2.16.840.1.113883.6.285", "HCPCS-II");

    public static CodeSystem Ucum { get; } = new("UCUM", null, "http://unitsofmeasure.org", "urn:oid:2.16.840.1.113883.6.8", "2.16.840.1.113883.6.8");

    /// <summary>Short name: what the desk writes and what a site's table is called.</summary>
    public string Name { get; }

    /// <summary>Other names of it: FHIR addresses, OIDs and what systems write.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>What a code should be and is not; null when the code has the form, or no form is known.</summary>
    public Func<string, string?>? Flaw { get; }

    /// <summary>Every system.</summary>
    public static IReadOnlyList<CodeSystem> All { get; } = [Icd10Cm, Icd10Pcs, Icd9Cm, Snomed, Loinc, RxNorm, Cvx, Ndc, Cpt, Hcpcs, Ucum];

    private static FrozenDictionary<string, CodeSystem> ByName { get; } = All
        .SelectMany(system => system.Aliases.Prepend(system.Name).Select(name => (name, system)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.system, StringComparer.OrdinalIgnoreCase);

    /// <summary>HL7's own small code systems: a code of theirs has a system that is known, and needs no table.</summary>
    private static readonly string[] Hl7 = ["http://terminology.hl7.org/CodeSystem/", "http://hl7.org/fhir/", "urn:oid:2.16.840.1.113883.5.", "urn:oid:2.16.840.1.113883.12."];

    /// <summary>The system of a name, address or OID; null when it is not known.</summary>
    public static CodeSystem? Recognize(string? name) => name is null ? null : ByName.GetValueOrDefault(name.Trim());

    /// <summary>True when a name, address or OID is one the desk recognises, HL7's small systems among them.</summary>
    public static bool IsRecognized(string name) => Recognize(name) is not null || Array.Exists(Hl7, opening => name.Trim().StartsWith(opening, StringComparison.OrdinalIgnoreCase));
}
