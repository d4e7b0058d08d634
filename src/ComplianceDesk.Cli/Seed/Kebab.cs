namespace ComplianceDesk.Cli.Seed;

/// <summary>Ids from names: words in small letters, joined by hyphens.</summary>
internal static class Kebab
{
    public static string Of(string name, string suffix = "")
    {
        if (suffix.Length > 0 && name.EndsWith(suffix, StringComparison.Ordinal)) name = name[..^suffix.Length];
        return string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
    }
}
