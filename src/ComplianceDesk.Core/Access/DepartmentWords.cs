namespace ComplianceDesk.Core.Access;

/// <summary>Reads the kind of a department from its name, where the feed does not state it. A name without a known word says nothing.</summary>
public static class DepartmentWords
{
    // Look after the house: a feed that calls them support means the staff's, and no part in any care.
    private static readonly string[] Buildings = ["facilities", "housekeeping", "environmental", "custodial", "laundry", "grounds", "plant operations", "plant engineering", "building services"];

    // Look after the programs: no part in any care either. An analyst reads records for a fault that was reported, not for what the patient has.
    private static readonly string[] Systems = ["information technology", "information and technology", "information systems", "information services", "informatics", "it", "help desk", "helpdesk"];

    private static readonly string[] Support =
    [
        "laborator", "lab", "patholog", "blood bank", "phlebotom", "pharmac", "radiolog", "imaging", "x ray", "ultrasound", "respiratory", "cardiopulm", "transport", "dietetic", "dietary", "nutrition",
        "case management", "care coordination", "social work", "chaplain", "spiritual care", "float pool", "nursing resource", "anesthesi", "anaesthesi", "interpreter", "wound care", "vascular access",
        "nursing supervis", "house supervis", "administrative supervis", "patient flow", "transfer center", "bed management", "physical therapy", "occupational therapy", "speech therapy", "rehabilitation services",
    ];

    private static readonly string[] Office =
    [
        "human resources", "marketing", "finance", "financial", "pfs", "accounting", "billing", "coding", "health information", "him", "medical records",
        "release of information", "registration", "patient access", "scheduling", "call center", "call centre", "contact center", "contact centre", "quality", "utilization", "compliance", "privacy", "legal", "administration", "executive",
        "kitchen", "food", "security", "purchasing", "payroll", "foundation", "volunteer", "education", .. Buildings, .. Systems,
    ];

    private static readonly string[] HousesOwn = [.. Buildings, .. Systems];

    // Stand alone: "clinical" is said of laboratories and offices, too.
    private static readonly string[] Clinics = ["amb", "ambulatory", "clinic", "clinics"];

    private static readonly string[] Preparation = ["pre admission", "preadmission", "pre anesthesi", "pre anaesthesi", "preanesthesi", "preanaesthesi", "pre surgical", "presurgical", "pre operative", "preoperative", "pre op", "preop", "pre procedure", "preprocedure", "prep recovery", "prep and recovery", "prep holding", "pre post", "pre and post"];

    /// <summary>True when the name tells that patients of other departments are prepared there for what is booked: pre-admission testing, a preoperative clinic. Of whatever kind it is stated to be.</summary>
    public static bool Prepares(string? name) => RegisterWords.Mention(RegisterWords.Of(name), Preparation);

    /// <summary>The kind that the departments feed states, else what the name tells. Whoever looks after the building or the programs is of an office, and not of the departments that support the care of patients, whatever is stated.</summary>
    public static DepartmentKind Of(string? name, string? kind) => kind?.ToUpperInvariant() switch
    {
        "CLINICAL" => DepartmentKind.Clinical,
        "SUPPORT" => RegisterWords.Mention(RegisterWords.Of(name), HousesOwn) ? DepartmentKind.Office : DepartmentKind.Support,
        "OFFICE" => DepartmentKind.Office,
        _ => Of(name),
    };

    /// <summary>The kind that a name tells.</summary>
    public static DepartmentKind Of(string? name)
    {
        var words = RegisterWords.Of(name);
        return RegisterWords.Mention(words, Support) ? DepartmentKind.Support
            : RegisterWords.Mention(words, Office) ? DepartmentKind.Office
            : words.Intersect(Clinics, StringComparer.OrdinalIgnoreCase).Any() ? DepartmentKind.Clinical
            : DepartmentKind.Unknown;
    }
}
