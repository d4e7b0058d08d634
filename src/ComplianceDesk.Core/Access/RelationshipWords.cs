namespace ComplianceDesk.Core.Access;

/// <summary>Tells from the words of a care team's relationship who acts for the patient rather than treats them (45 CFR 164.502(g)), and who treats them in one visit.</summary>
public static class RelationshipWords
{
    private static readonly string[] Words = ["proxy", "guardian", "power of attorney", "attorney-in-fact", "personal representative", "legal representative", "surrogate", "conservator"];

    private static readonly string[] OfVisit = ["attending", "admitting", "consult", "covering", "cover", "resident", "nurse", "hospitalist", "rounding", "surgeon", "anesthes", "anaesthes", "discharg", "referring"];

    /// <summary>True for a responsibility that a visit brings and that goes with it, unlike that of a practice.</summary>
    public static bool IsOfVisit(string? relationship) => RegisterWords.Of(relationship) is { Length: > 0 } words && RegisterWords.Mention(words, OfVisit);

    /// <summary>True for a person who acts for the patient.</summary>
    public static bool IsProxy(string? relationship)
    {
        var words = relationship?.Replace('_', '-');
        return words is not null && Array.Exists(Words, w => words.Contains(w, StringComparison.OrdinalIgnoreCase) || words.Contains(w.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase));
    }
}
