namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// Why an access is most likely without a reason: which feed would have explained it, were it there, complete and on time.
/// A hint to whoever mends feeds, never evidence about a person. Stored as its number: never renumber.
/// </summary>
public enum MissingReason : byte
{
    /// <summary>A reason was found.</summary>
    None = 0,
    /// <summary>The workforce feed does not name the user.</summary>
    UserUnlisted = 1,
    /// <summary>Neither the workforce feed nor the access names a department.</summary>
    DepartmentUnknown = 2,
    /// <summary>There is no encounters feed.</summary>
    NoEncounters = 3,
    /// <summary>The encounters feed has nothing for the day of the access: of the patients opened in its week, no visit begins on it.</summary>
    EncountersLate = 4,
    /// <summary>There is no appointments feed and the patient had no visit about that time.</summary>
    NoAppointments = 5,
    /// <summary>The user's office works on records, and nothing states what it had to do with this one.</summary>
    OfficeWork = 6,
    /// <summary>The patient was in care elsewhere, and no feed ties the user's department to that care.</summary>
    CareElsewhere = 7,
    /// <summary>The patient has visits, none of them about that time.</summary>
    VisitLongAgo = 8,
    /// <summary>No feed names the patient but the access log.</summary>
    PatientUnlisted = 9,
    /// <summary>The patient had no visit and no appointment up to then, nor soon after.</summary>
    NoVisit = 10,
}

/// <summary>The words of each cause.</summary>
public static class MissingReasonWords
{
    /// <summary>The cause in a few words.</summary>
    public static string Title(MissingReason cause) => cause switch
    {
        MissingReason.None => "Explained",
        MissingReason.UserUnlisted => "User not in the workforce feed",
        MissingReason.DepartmentUnknown => "User's department not known",
        MissingReason.NoEncounters => "No encounters feed",
        MissingReason.EncountersLate => "Encounters of that day missing or late",
        MissingReason.NoAppointments => "No appointments feed",
        MissingReason.OfficeWork => "Office work that no work list states",
        MissingReason.CareElsewhere => "Patient in care elsewhere",
        MissingReason.VisitLongAgo => "No visit about that time",
        MissingReason.PatientUnlisted => "Patient not in the patients feed",
        MissingReason.NoVisit => "Patient never had a visit",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not a cause."),
    };

    /// <summary>The feed, or feeds, most likely to have explained it; empty where none is known to help.</summary>
    public static IReadOnlyList<string> Feeds(MissingReason cause) => cause switch
    {
        MissingReason.UserUnlisted or MissingReason.DepartmentUnknown => ["workforce"],
        MissingReason.NoEncounters or MissingReason.EncountersLate or MissingReason.VisitLongAgo => ["encounters"],
        MissingReason.NoAppointments => ["appointments"],
        MissingReason.OfficeWork => ["requests", "billing", "coding_queries"],
        MissingReason.CareElsewhere => ["care_team", "documents", "diagnoses"],
        MissingReason.PatientUnlisted => ["patients"],
        _ => [],
    };

    /// <summary>What to do about it, in a sentence.</summary>
    public static string Advice(MissingReason cause) => cause switch
    {
        MissingReason.None => "Nothing to do.",
        MissingReason.UserUnlisted => "Send a workforce feed that names every account, contractors and students too.",
        MissingReason.DepartmentUnknown => "Fill department_id in the workforce feed, or in the accesses feed.",
        MissingReason.NoEncounters => "Send an encounters feed: most ordinary accesses are explained by a visit in the user's department.",
        MissingReason.EncountersLate => "Send the encounters of that day; the accesses are judged again when they come.",
        MissingReason.NoAppointments => "Send an appointments feed: preparation, booking and calls before a visit are explained by it.",
        MissingReason.OfficeWork => "Send requests, billing and coding_queries, so that an office's work lists explain its accesses.",
        MissingReason.CareElsewhere => "Send care_team with consultants and covering staff, and documents and diagnoses with the people who signed them.",
        MissingReason.VisitLongAgo => "Send telephone, refill and portal contacts as encounters of class virtual.",
        MissingReason.PatientUnlisted => "Send a patients feed that names every record, merged ones too.",
        MissingReason.NoVisit => "No feed is known to help: look at a sample of these accesses.",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not a cause."),
    };
}
