namespace ComplianceDesk.Core.Access;

/// <summary>
/// Whose advice is asked on other people's patients: physicians and advanced practice professionals. A question in passing, a second look at a picture or a
/// hand-over leaves no order, no note and no booking of theirs, so that a look of theirs at a patient in care is no sign by itself.
/// </summary>
internal static class Consultants
{
    private static readonly string[] Words =
    [
        "physician", "doctor", "md", "resident", "hospitalist", "surgeon", "housestaff", "house staff", "pgy", "pgy1", "pgy2", "pgy3", "pgy4", "pgy5", "fellow", "anesthesiologist",
        // Other specialties with a suffix in common are no physicians (audiologist, psychologist, speech-language pathologist).
        "radiologist", "psychiatrist", "cardiologist", "neurologist", "oncologist", "intensivist", "gastroenterologist", "nephrologist", "pulmonologist", "urologist", "obstetrician", "gynecologist", "pediatrician",
        "internist", "dermatologist", "ophthalmologist", "endocrinologist", "rheumatologist", "hematologist", "neonatologist",
        "electrophysiologist", "interventionalist", "geriatrician", "physiatrist", "otolaryngologist", "allergist", "podiatrist",
        "nurse practitioner", "advanced practice", "aprn", "crnp", "arnp", "np", "pa c", "midwife", "cnm", "nurse anesthetist", "crna", "attending",
    ];

    /// <summary>True for the role of a physician, an advanced practice professional or a student of medicine or nursing: trained for care, wherever payroll books them.</summary>
    public static bool AreTrained(string? role) => Practise(role) || RegisterWords.Mention(RegisterWords.Of(role), ["student"]);

    /// <summary>True for a role whose people are asked for advice; an office's work (a physician's billing clerk) is none.</summary>
    public static bool Are(string? role, OfficeWork work) => work == OfficeWork.None && Practise(role);

    // Alone it is an advanced practice provider; with other words it is short for an application (APP ANALYST).
    private static bool Practise(string? role) => RegisterWords.Mention(RegisterWords.Of(role), Words) || string.Equals(role?.Trim(), "APP", StringComparison.OrdinalIgnoreCase);
}
