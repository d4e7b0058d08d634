using Microsoft.AspNetCore.Identity;

namespace ComplianceDesk.Data.Rows;

/// <summary>A person who may sign in to the desk (not a workforce member of the feeds).</summary>
public sealed class DeskUser : IdentityUser
{
    public string? DisplayName { get; set; }
}

/// <summary>What a person did at the desk: sign-ins, reveals, decisions, exports. Append-only.</summary>
public sealed class TrailRow
{
    public long Id { get; set; }
    public DateTime At { get; set; }
    public required string Who { get; set; }
    /// <summary>Stable code, kebab case: <c>reveal</c>, <c>decide</c>, <c>report</c>, <c>export</c>, <c>sign-in</c> …</summary>
    public required string Action { get; set; }
    /// <summary>What it was done to: <c>patient:17</c>, <c>finding:4</c>. Row ids only, never PHI.</summary>
    public string? Subject { get; set; }
    /// <summary>The reason the person gave, or details. Never PHI of the feeds.</summary>
    public string? Detail { get; set; }
}

/// <summary>A note that a reviewer has begun and not yet sent, kept so that a lost connection loses nothing. Key of (FindingId, Who).</summary>
public sealed class DraftRow
{
    public int FindingId { get; set; }
    /// <summary>The desk account that writes it; nobody else is shown it.</summary>
    public required string Who { get; set; }
    /// <summary>The outcome chosen so far, or null.</summary>
    public FindingStatus? Outcome { get; set; }
    public required string Note { get; set; }
    public DateTime SavedAt { get; set; }
}

/// <summary>A report that was made. The bytes stand in the data directory under their SHA-256.</summary>
public sealed class ReportRow
{
    public int Id { get; set; }
    public required string Name { get; set; }
    /// <summary><c>pdf</c> or <c>xlsx</c>.</summary>
    public required string Format { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    public DateTime GeneratedAt { get; set; }
    public required string GeneratedBy { get; set; }
    public required string Sha256 { get; set; }
    public long Bytes { get; set; }
}

/// <summary>A setting of this store: site zone, fingerprint key, organisation's name.</summary>
public sealed class SettingRow
{
    public required string Name { get; set; }
    public required string Value { get; set; }
}
