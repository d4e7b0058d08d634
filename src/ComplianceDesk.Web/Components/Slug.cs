namespace ComplianceDesk.Web.Components;

/// <summary>Element ids from labels.</summary>
public static class Slug
{
    /// <summary>Lower-case letters and digits of <paramref name="label"/>, the rest as hyphens, after <paramref name="prefix"/>.</summary>
    public static string Of(string prefix, string label) =>
        string.Concat(prefix, "-", string.Concat(label.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')));
}
