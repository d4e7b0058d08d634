namespace ComplianceDesk.Core.Requirements;

/// <summary>What could show that a requirement is met, as researched: independent of whether this product can compute it.</summary>
public sealed record CataloguedMetric
{
    /// <summary>The slug; equal to the id of the class that computes it.</summary>
    public required string Id { get; init; }

    /// <summary>What is measured.</summary>
    public required string Measures { get; init; }

    /// <summary>Registers it would be read from.</summary>
    public required IReadOnlyList<string> Feeds { get; init; }

    /// <summary>Pass condition. A value called policy is a default that the site sets; it is never law.</summary>
    public required string Pass { get; init; }

    /// <summary>Why this product cannot compute it; null when it does.</summary>
    public string? NotComputable { get; init; }
}
