using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Data.Rows;

/// <summary>One access of one person to at most one patient: the ledger. Written by the importer only, never changed.</summary>
public sealed class AccessRow
{
    public long Id { get; set; }
    public DateTime At { get; set; }
    public int UserId { get; set; }
    public int? PatientId { get; set; }
    public int? DepartmentId { get; set; }
    public AccessAction Action { get; set; }
    public AccessOutcome Outcome { get; set; }
    public bool BreakGlass { get; set; }
    public int? WorkstationId { get; set; }
    public int? SourceIpId { get; set; }
    public int? SourceSystemId { get; set; }
    public int? ObjectTypeId { get; set; }
    public int? PurposeId { get; set; }
    public int? ReasonId { get; set; }
    public string? EncounterId { get; set; }
    public string? ObjectId { get; set; }
    public string? SessionId { get; set; }
    public string? EventId { get; set; }
    /// <summary>Keyed 64-bit hash of what makes this event this event; the importer's test for duplicates.</summary>
    public long Fingerprint { get; set; }
    /// <summary>Keyed 32-bit hash of everything the event says; tells a repeated event from a reused event id.</summary>
    public int ContentCheck { get; set; }
    public int ImportId { get; set; }
    /// <summary>Where the record stands in its file: line for text, ordinal for a bundle; from 1.</summary>
    public long Line { get; set; }
}

/// <summary>A repeating string of the ledger or the record feeds, stored once.</summary>
public sealed class TermRow
{
    public int Id { get; set; }
    public TermKind Kind { get; set; }
    public required string Text { get; set; }
}

/// <summary>What a <see cref="TermRow"/> names. Stored as its number: never renumber.</summary>
public enum TermKind : byte
{
    Workstation = 1,
    SourceIp = 2,
    SourceSystem = 3,
    ObjectType = 4,
    Purpose = 5,
    Reason = 6,
    Explanation = 7,
    /// <summary>A code, code system, wording or unit of a record feed.</summary>
    Word = 8,
}

/// <summary>Events counted per day and key, written in the same transaction as the events. Key of (Kind, Key, Day).</summary>
public sealed class DailyCountRow
{
    public DailyCountKind Kind { get; set; }
    /// <summary>User, patient or department row id, or the action's number; 0 for "none given".</summary>
    public int Key { get; set; }
    /// <summary>Days since 1970-01-01 in the site's time zone.</summary>
    public int Day { get; set; }
    public int Events { get; set; }
}

/// <summary>What a <see cref="DailyCountRow"/> counts by. Stored as its number: never renumber.</summary>
public enum DailyCountKind : byte
{
    User = 1,
    Patient = 2,
    Department = 3,
    Action = 4,
    SourceSystem = 5,
}
