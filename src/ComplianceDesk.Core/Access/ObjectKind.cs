namespace ComplianceDesk.Core.Access;

/// <summary>What an access was made to, as far as rules tell objects apart.</summary>
public enum ObjectKind : byte
{
    /// <summary>Not given, or of a type nobody knows.</summary>
    Unknown,
    /// <summary>Who the patient is and where they live: face sheet, registration; no findings, no treatment.</summary>
    Demographics,
    /// <summary>The record of the care itself, but for its <see cref="Note"/>s and <see cref="Medication"/>.</summary>
    Clinical,
    /// <summary>An account, a role or a permission of a user of the system.</summary>
    Privileges,
    /// <summary>The audit log or its settings.</summary>
    AuditLog,
    /// <summary>Bills, claims, payments and who pays (HL7 FHIR R4, Coverage); no findings, no treatment.</summary>
    Billing,
    /// <summary>A document of the care that somebody wrote and signed: a note, a letter, a summary (HL7 FHIR R4, DocumentReference); part of the record of the care.</summary>
    Note,
    /// <summary>Which medicines were given, when and by whom (HL7 FHIR R4, MedicationAdministration); part of the record of the care.</summary>
    Medication,
}

/// <summary>Reads the kind of an object from the words of its type.</summary>
public static class ObjectWords
{
    // Words may be beginnings; one that ends with a blank stands alone. The first list that has a word of the text decides: "audit-settings" is the log, "user-registration" an account.
    private static readonly (ObjectKind Kind, string[] Words)[] Vocabulary =
    [
        (ObjectKind.AuditLog, ["audit", "logging", "security log", "event log"]),
        (ObjectKind.Privileges, ["privilege", "permission", "entitlement", "role", "user", "account", "security class", "security profile", "security template", "access profile", "security group", "access group", "access right", "practitionerrole"]),
        (ObjectKind.Billing, ["claim", "bill", "invoice", "payment", "charge", "patient account", "hospital account", "acct ", "har ", "ledger", "remittance", "insurance", "coverage", "eligibility", "guarantor", "explanation of benefit", "explanationofbenefit"]),
        (ObjectKind.Demographics, ["face sheet", "facesheet", "demog", "patient identity", "mpi ", "registration", "ssn", "social security", "relatedperson", "patient address", "patient contact", "patient record header", "patient identification", "person record", "person profile", "client profile", "patient profile"]),
        (ObjectKind.Note, ["note", "clinicalnote", "document", "discharge summary", "history and physical", "operative report", "letter"]),
        (ObjectKind.Medication, ["mar ", "emar ", "bcma", "medication administration", "medicationadministration"]),
        (ObjectKind.Clinical,
        [
            "chart", "result", "order", "medication", "problem", "flowsheet", "imaging", "image", "report", "lab", "observation", "condition", "diagnos", "procedure",
            "clinical", "allerg", "immuni", "vital", "summary", "encounter", "visit", "careplan", "care plan", "consult", "referral", "study", "media", "patient record",
        ]),
    ];

    // An account of a patient is money, a patient's "role" an audit entity: neither is a right of a user.
    private static readonly string[] NoPrivileges = ["patient account", "billing account", "patient user", "hospital account"];

    // What says of an account that it is a user's, beside the word.
    private static readonly string[] UsersAccount = [" user", " role", " permission", " privilege", " entitlement", " security", " access", " login", " portal"];

    /// <summary>
    /// The same where the access names a patient: an account ("account inquiry", "account ledger"), not said whose, is then the patient's, which holds the charges (HL7 FHIR R4, Account), and no account of a user.
    /// </summary>
    public static ObjectKind OfPatient(string? type) => Of(type) is var kind && kind == ObjectKind.Privileges && Words(type).Contains(" account", StringComparison.OrdinalIgnoreCase) && !UsersAccount.Any(w => Words(type).Contains(w, StringComparison.OrdinalIgnoreCase))
        ? ObjectKind.Billing : kind;

    /// <summary>True for what belongs to the record of the care: neither who the patient is nor who pays.</summary>
    public static bool IsOfCare(this ObjectKind kind) => kind is ObjectKind.Clinical or ObjectKind.Note or ObjectKind.Medication;

    /// <summary>The kind of a type as the accesses name it: words, kebab case, or a resource name.</summary>
    public static ObjectKind Of(string? type)
    {
        if (string.IsNullOrWhiteSpace(type))
        {
            return ObjectKind.Unknown;
        }

        var text = Words(type);
        foreach (var (kind, words) in Vocabulary)
        {
            if (words.Any(w => text.Contains($" {w}", StringComparison.OrdinalIgnoreCase)) && !(kind == ObjectKind.Privileges && NoPrivileges.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))))
            {
                return kind;
            }
        }

        return ObjectKind.Unknown;
    }

    private static string Words(string? type) => $" {string.Join(' ', (type ?? "").Split([' ', '-', '_', '/', '.', ':'], StringSplitOptions.RemoveEmptyEntries))} ";
}
