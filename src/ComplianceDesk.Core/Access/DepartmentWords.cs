namespace ComplianceDesk.Core.Access;

/// <summary>Reads the kind of a department from its name, where the feed does not state it. A name without a known word says nothing.</summary>
public static class DepartmentWords
{
    private static readonly string[] Support =
    [
        "laborator", "lab", "patholog", "blood bank", "phlebotom", "pharmac", "radiolog", "imaging", "x-ray", "ultrasound", "respiratory", "transport", "dietetic", "dietary", "nutrition",
        "case management", "social work", "chaplain", "spiritual care", "float pool", "nursing resource", "anesthesi", "anaesthesi", "interpreter", "wound care", "vascular access",
        "physical therapy", "occupational therapy", "speech therapy", "rehabilitation services",
    ];

    private static readonly string[] Office =
    [
        "human resources", "marketing", "information technology", "information systems", "information services", "info systems", "informatics", "it", "help desk", "finance", "accounting", "billing", "coding", "health information", "him", "medical records",
        "release of information", "registration", "patient access", "scheduling", "call center", "quality", "utilization", "compliance", "privacy", "legal", "administration", "executive",
        "facilities", "housekeeping", "environmental", "kitchen", "food", "security", "purchasing", "payroll", "foundation", "volunteer", "education",
    ];

    /// <summary>The kind that a name tells.</summary>
    public static DepartmentKind Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return DepartmentKind.Unknown;
        }

        var padded = $" {name.Replace('_', ' ').Replace('/', ' ').Replace(',', ' ')} ";
        return Mentions(padded, Support) ? DepartmentKind.Support : Mentions(padded, Office) ? DepartmentKind.Office : DepartmentKind.Unknown;
    }

    // Short words stand alone ("lab", "it"); longer ones may be the beginning of a word ("pharmac").
    private static bool Mentions(string padded, string[] words) =>
        Array.Exists(words, w => padded.Contains(w.Length <= 3 ? $" {w} " : $" {w}", StringComparison.OrdinalIgnoreCase));
}
