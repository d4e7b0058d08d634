namespace ComplianceDesk.Data.Queries;

/// <summary>A workforce member's name as pages show it.</summary>
internal static class PersonName
{
    /// <summary>Given name and family name; null when neither was given.</summary>
    public static string? Of(string? givenName, string? familyName)
    {
        var name = $"{givenName} {familyName}".Trim();
        return name.Length == 0 ? null : name;
    }
}
