namespace ComplianceDesk.Data.Rows;

/// <summary>What was decided about judging, from this version on. Append-only: the newest is in force.</summary>
public sealed class PolicyVersionRow
{
    /// <summary>The version, counted from 1.</summary>
    public int Id { get; set; }
    public DateTime At { get; set; }
    /// <summary>The desk account that saved it.</summary>
    public required string Who { get; set; }
    public required string Why { get; set; }
    /// <summary>The whole policy as <see cref="Core.Policy.PolicyJson"/> writes it. Records of patients are named by row id.</summary>
    public required string Json { get; set; }
    /// <summary>What a replay had said of it, as <see cref="Policy.ReplaySummary"/> writes it; null when it was saved without one, or before this was kept.</summary>
    public string? Replay { get; set; }
}

/// <summary>Findings of a pattern that need nobody's time for a while. What is null in the scope is not asked.</summary>
public sealed class SuppressionRow
{
    public int Id { get; set; }
    /// <summary>Rule ids, <c>;</c>-joined: a finding is hidden when every rule that gave it weight is among them.</summary>
    public required string Rules { get; set; }
    /// <summary>Row id of the user.</summary>
    public int? UserId { get; set; }
    public string? Role { get; set; }
    /// <summary>Row id of the user's home department.</summary>
    public int? DepartmentId { get; set; }
    /// <summary>Row id of the patient's record.</summary>
    public int? PatientId { get; set; }
    public PatientMark Mark { get; set; }
    public required string Reason { get; set; }
    public SuppressionState State { get; set; }
    public required string RequestedBy { get; set; }
    public DateTime RequestedAt { get; set; }
    /// <summary>The second person who approved or refused it.</summary>
    public string? AnsweredBy { get; set; }
    public DateTime? AnsweredAt { get; set; }
    /// <summary>When it ends by itself.</summary>
    public DateTime ExpiresAt { get; set; }
    public string? RevokedBy { get; set; }
    public DateTime? RevokedAt { get; set; }
    /// <summary>Why it was refused or revoked.</summary>
    public string? Because { get; set; }
}

/// <summary>What a suppression asks of the patient's record. Stored as its number: never renumber.</summary>
public enum PatientMark : byte
{
    Any = 0,
    Vip = 1,
    Restricted = 2,
    Employee = 3,
    Deceased = 4,
}

/// <summary>Stored as its number: never renumber.</summary>
public enum SuppressionState : byte
{
    Requested = 0,
    Approved = 1,
    Refused = 2,
    Revoked = 3,
}

/// <summary>A finding that a suppression hid. Key of (SuppressionId, FindingId); kept when the suppression ends.</summary>
public sealed class SuppressedFindingRow
{
    public int SuppressionId { get; set; }
    public int FindingId { get; set; }
    public DateTime At { get; set; }
}
