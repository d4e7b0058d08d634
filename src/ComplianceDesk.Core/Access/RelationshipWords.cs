namespace ComplianceDesk.Core.Access;

/// <summary>Tells from the words of a care team's relationship who acts for the patient rather than treats them (45 CFR 164.502(g)).</summary>
public static class RelationshipWords
{
    private static readonly string[] Words = ["proxy", "guardian", "power of attorney", "attorney-in-fact", "personal representative", "legal representative", "surrogate", "conservator"];

    /// <summary>True for a person who acts for the patient.</summary>
    public static bool IsProxy(string? relationship)
    {
        var words = relationship?.Replace('_', '-');
        return words is not null && Array.Exists(Words, w => words.Contains(w, StringComparison.OrdinalIgnoreCase) || words.Contains(w.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase));
    }
}
