namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>A system with its settings as observed.</summary>
/// <param name="System">Its name.</param>
/// <param name="Settings">Every observation, oldest first, by setting.</param>
public sealed record SystemEvidence(string System, IReadOnlyDictionary<string, IReadOnlyList<(string Value, DateTime At)>> Settings)
{
    /// <summary>The newest value of a setting; null when it was never observed.</summary>
    public string? Now(string setting) => Settings.GetValueOrDefault(setting) is [.., var last] ? last.Value.Trim() : null;

    /// <summary>True for the words with which systems say that something is on.</summary>
    public static bool IsOn(string value) => value.ToLowerInvariant() is "true" or "on" or "yes" or "enabled" or "enforced" or "1" || value.StartsWith("AES", StringComparison.OrdinalIgnoreCase) || value.StartsWith("TLS", StringComparison.OrdinalIgnoreCase);
}
