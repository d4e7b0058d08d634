namespace ComplianceDesk.Data.Queries;

/// <summary>
/// A patient as pages may show one without a reason: initials, the last three characters of the record number, and the store's row id as key.
/// Queries build it, so that a name never reaches a page unasked. The number of dots says nothing of the length.
/// </summary>
/// <param name="Key">The patient's row id: the key in addresses and in the trail.</param>
/// <param name="Initials">For example <c>S••• J•••</c>.</param>
/// <param name="Number">For example <c>•••417</c>.</param>
public sealed record MaskedPatient(int Key, string Initials, string Number)
{
    private const string Dots = "•••";

    /// <summary>Masks an identity. Names that are not given give dots alone; a record number of six characters or fewer shows one character in two.</summary>
    public static MaskedPatient Of(int key, string? givenName, string? familyName, string patientId) =>
        new(key, $"{Initial(givenName)}{Dots} {Initial(familyName)}{Dots}", Tail(patientId));

    private static string Initial(string? name)
    {
        var trimmed = name?.Trim();
        return string.IsNullOrEmpty(trimmed) ? "" : System.Globalization.StringInfo.GetNextTextElement(trimmed).ToUpperInvariant();
    }

    /// <summary>The last characters of a record number: three, or one in two of a short one.</summary>
    internal static string Tail(string patientId)
    {
        var shown = Math.Min(3, patientId.Length / 2);
        return Dots + patientId[^shown..];
    }
}
