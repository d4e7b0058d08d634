using ComplianceDesk.Core.Cases;

namespace ComplianceDesk.Data.Rows;

/// <summary>An investigation: findings that belong together, and what is recorded under 45 CFR 164.400 to 164.414.</summary>
public sealed class CaseRow
{
    public int Id { get; set; }
    /// <summary>What it is about. Names no patient.</summary>
    public required string Title { get; set; }
    public DateTime OpenedAt { get; set; }
    public required string OpenedBy { get; set; }
    /// <summary>The desk account that works on it.</summary>
    public required string Owner { get; set; }
    /// <summary>JSON of <see cref="CaseFacts"/>.</summary>
    public required string Facts { get; set; }
    /// <summary>Steps taken so far: a step from a page that is older than this is refused.</summary>
    public int Version { get; set; }
    // What follows from the facts and is looked for or ordered by.
    public DateOnly DiscoveredOn { get; set; }
    public CaseStage Stage { get; set; }
    /// <summary>The last day for notice, should notice be due.</summary>
    public DateOnly NoticeBy { get; set; }
    /// <summary>Who asked for the sign-off; null when nobody has.</summary>
    public string? SignOffAskedBy { get; set; }
    /// <summary>The second person, who closed it.</summary>
    public string? ClosedBy { get; set; }
    /// <summary>When it was determined whether the access was permitted; null while it is not.</summary>
    public DateTime? DeterminedAt { get; set; }
    /// <summary>When it was closed; null while it is open.</summary>
    public DateTime? ClosedAt { get; set; }
}

/// <summary>Somebody who works on a case beside its owner. Key of (CaseId, Who).</summary>
public sealed class CaseCoOwnerRow
{
    public int CaseId { get; set; }
    /// <summary>The desk account.</summary>
    public required string Who { get; set; }
    public required string AddedBy { get; set; }
    public DateTime AddedAt { get; set; }
}

/// <summary>What is recorded of the letter to one patient of a case; a patient without a row gets what is written for all. Key of (CaseId, PatientId).</summary>
public sealed class CaseLetterRow
{
    public int CaseId { get; set; }
    public int PatientId { get; set; }
    /// <summary>What happened, in words for this patient alone; null for the words for all.</summary>
    public string? Events { get; set; }
    /// <summary>What information was involved, in words for this patient alone; null for the words for all.</summary>
    public string? Information { get; set; }
    /// <summary>Why this patient gets no letter; null when one is due.</summary>
    public string? WithheldBecause { get; set; }
    public DateOnly? SentOn { get; set; }
    /// <summary>The day it came back undelivered.</summary>
    public DateOnly? ReturnedOn { get; set; }
}

/// <summary>Something to be done on a case.</summary>
public sealed class CaseTaskRow
{
    public int Id { get; set; }
    public int CaseId { get; set; }
    public required string Text { get; set; }
    /// <summary>The desk account that shall do it.</summary>
    public required string Owner { get; set; }
    /// <summary>The last day, at the site.</summary>
    public DateOnly DueOn { get; set; }
    public required string AddedBy { get; set; }
    public DateTime AddedAt { get; set; }
    public string? DoneBy { get; set; }
    /// <summary>Null while it is open.</summary>
    public DateTime? DoneAt { get; set; }
    /// <summary>What came of it.</summary>
    public string? Result { get; set; }
}

/// <summary>A legal hold on a case.</summary>
public sealed class CaseHoldRow
{
    public int Id { get; set; }
    public int CaseId { get; set; }
    /// <summary>Who asked for it, and in which matter.</summary>
    public required string Basis { get; set; }
    public required string PlacedBy { get; set; }
    public DateTime PlacedAt { get; set; }
    public string? LiftedBy { get; set; }
    /// <summary>Null while it stands.</summary>
    public DateTime? LiftedAt { get; set; }
    public string? LiftedBecause { get; set; }
}

/// <summary>What a person has written in a part of a case's page and not yet recorded. Key of (CaseId, Who, Part).</summary>
public sealed class CaseDraftRow
{
    public int CaseId { get; set; }
    public required string Who { get; set; }
    public required string Part { get; set; }
    public required string Text { get; set; }
    public DateTime SavedAt { get; set; }
}

/// <summary>A finding that belongs to a case. Key of (CaseId, FindingId).</summary>
public sealed class CaseFindingRow
{
    public int CaseId { get; set; }
    public int FindingId { get; set; }
    public required string AddedBy { get; set; }
    public DateTime AddedAt { get; set; }
}

/// <summary>Something that happened to a case. Append-only.</summary>
public sealed class CaseEntryRow
{
    public int Id { get; set; }
    public int CaseId { get; set; }
    public DateTime At { get; set; }
    public required string Who { get; set; }
    public CaseEntryKind Kind { get; set; }
    /// <summary>What was written, or what changed from which value to which.</summary>
    public required string Text { get; set; }
}

/// <summary>Stored as its number: never renumber.</summary>
public enum CaseEntryKind : byte
{
    Opened = 1,
    FindingAdded = 2,
    FindingTakenOut = 3,
    Assigned = 4,
    Note = 5,
    /// <summary>What somebody said when asked.</summary>
    Interview = 6,
    Recorded = 7,
    Evidence = 8,
    SignOffAsked = 9,
    Closed = 10,
    /// <summary>The second person did not agree.</summary>
    SentBack = 11,
    Reopened = 12,
    /// <summary>The only decision that had opened it was taken back at once.</summary>
    Withdrawn = 13,
    TaskAdded = 14,
    TaskDone = 15,
    HoldPlaced = 16,
    HoldLifted = 17,
    CoOwnerAdded = 18,
    CoOwnerRemoved = 19,
    /// <summary>Something of the letter to a patient, by the patient's key.</summary>
    Letter = 20,
}

/// <summary>A file that was given to a case. Its bytes stand in the archive under their SHA-256.</summary>
public sealed class CaseEvidenceRow
{
    public int Id { get; set; }
    public int CaseId { get; set; }
    public required string FileName { get; set; }
    public required string Sha256 { get; set; }
    public long Bytes { get; set; }
    /// <summary>Where it comes from and what it shows.</summary>
    public required string Note { get; set; }
    public required string AddedBy { get; set; }
    public DateTime AddedAt { get; set; }
}
