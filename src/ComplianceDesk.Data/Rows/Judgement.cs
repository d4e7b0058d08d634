using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Data.Rows;

/// <summary>What one user did to one patient on one day, and the reason found for it. Key of (UserId, PatientId, Day).</summary>
public sealed class AccessSessionRow
{
    public int UserId { get; set; }
    public int PatientId { get; set; }
    /// <summary>Days since 1970-01-01 in the site's time zone.</summary>
    public int Day { get; set; }
    public int Events { get; set; }
    public DateTime FirstAt { get; set; }
    public DateTime LastAt { get; set; }
    /// <summary>True when this user had never opened this patient before, in all that is stored.</summary>
    public bool First { get; set; }
    /// <summary>Term id of the explanation; null = unexplained.</summary>
    public int? ExplanationId { get; set; }
    /// <summary>What was most likely missing for a reason; none when there is one.</summary>
    public MissingReason Missing { get; set; }
    /// <summary>Row id of the department it is counted under, as <see cref="ReasonCountRow.DepartmentId"/>.</summary>
    public int DepartmentId { get; set; }
}

/// <summary>
/// Accesses that name a patient, counted by week, department of the user, reason or what was missing for one, and whether the user opened the patient for the first time.
/// Written with the sessions they count. Key of all but the counts.
/// </summary>
public sealed class ReasonCountRow
{
    /// <summary>The week's Monday in the site's time zone, in days since 1970-01-01.</summary>
    public int Week { get; set; }
    /// <summary>Row id of the department the user works in (of the access's department where no home is known), 0 when neither is.</summary>
    public int DepartmentId { get; set; }
    /// <summary>Term id of the explanation, 0 = unexplained.</summary>
    public int ExplanationId { get; set; }
    public MissingReason Missing { get; set; }
    /// <summary>True for the accesses of the first day on which a user opened a patient.</summary>
    public bool First { get; set; }
    public int Sessions { get; set; }
    public int Accesses { get; set; }
}

/// <summary>One run of the judge over a window.</summary>
public sealed class JudgementRunRow
{
    public int Id { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime FinishedAt { get; set; }
    public DateTime? FromAt { get; set; }
    public DateTime? ToAt { get; set; }
    public long Events { get; set; }
    /// <summary>Events that name a patient: the population that explanations are asked about.</summary>
    public long PatientEvents { get; set; }
    public long Explained { get; set; }
    public long FirstEvents { get; set; }
    public long FirstExplained { get; set; }
    public int FindingsNew { get; set; }
    public int FindingsWithdrawn { get; set; }
    /// <summary>The policy version judged by; 0 = nothing had been decided.</summary>
    public int PolicyVersion { get; set; }
    /// <summary>JSON: each rule's id, version, whether it ran or which feed it lacked, what it found and what was held back.</summary>
    public required string Rules { get; set; }
}

/// <summary>Days that were judged together, what came of it, and what later ones learn from it. Key of FromDay.</summary>
public sealed class EpochRow
{
    /// <summary>First day, since 1970-01-01 in the site's time zone: a Monday.</summary>
    public int FromDay { get; set; }
    /// <summary>Last day, inclusive.</summary>
    public int ToDay { get; set; }
    /// <summary>The policy and the edition of the rules it was judged by; when another is in force, everything is judged again.</summary>
    public required string Basis { get; set; }
    public long Events { get; set; }
    /// <summary>Events that name a patient.</summary>
    public long PatientEvents { get; set; }
    public long Explained { get; set; }
    public long FirstEvents { get; set; }
    public long FirstExplained { get; set; }
    /// <summary>JSON: each rule's id, version, whether it ran or which feed it lacked, what it found and what was held back.</summary>
    public required string Rules { get; set; }
    /// <summary>What later epochs learn, as <see cref="Core.Learning.Learned"/> writes it.</summary>
    public required byte[] Learned { get; set; }
}

/// <summary>Says that some days must be judged again. Written in the transaction of what made it so; gone once judged.</summary>
public sealed class JudgementMarkRow
{
    public int Id { get; set; }
    /// <summary>First day, since 1970-01-01 in the site's time zone.</summary>
    public int FromDay { get; set; }
    /// <summary>Last day, inclusive; <see cref="int.MaxValue"/> for all that follow.</summary>
    public int ToDay { get; set; }
    /// <summary>True when a run has begun to answer it: what is said meanwhile needs a mark of its own.</summary>
    public bool Claimed { get; set; }
}

/// <summary>What one epoch adds to a finding: a finding is the sum of its parts. Key of (Key, FromDay).</summary>
public sealed class FindingPartRow
{
    /// <summary>The finding's key.</summary>
    public required string Key { get; set; }
    /// <summary>The epoch's first day.</summary>
    public int FromDay { get; set; }
    public int UserId { get; set; }
    public int? PatientId { get; set; }
    /// <summary>JSON array of signals: rule, weight, sentence.</summary>
    public required string Signals { get; set; }
    /// <summary>JSON array of the row ids of its accesses.</summary>
    public required string Accesses { get; set; }
}

/// <summary>Something a person should look at: one user and one patient, or one episode of one user.</summary>
public sealed class FindingRow
{
    public int Id { get; set; }
    /// <summary>Stable identity: judging again finds the same row (kind, user, patient or episode start).</summary>
    public required string Key { get; set; }
    /// <summary>Rule ids, <c>;</c>-joined, heaviest first.</summary>
    public required string Rules { get; set; }
    /// <summary>Of each rule that has given it weight the version that found it and the one it was last judged by: <c>vip:3:4;same-surname:1:1</c>.</summary>
    public string RuleVersions { get; set; } = "";
    /// <summary>The policy version that found it, 0 = the policy as the program comes; null for a finding older than this is kept.</summary>
    public int? FoundByPolicy { get; set; }
    /// <summary>The policy version by which it was last judged; null for a finding not judged since this is kept.</summary>
    public int? JudgedByPolicy { get; set; }
    /// <summary>0–100.</summary>
    public int Score { get; set; }
    public FindingSeverity Severity { get; set; }
    public FindingStatus Status { get; set; }
    /// <summary>How the review ended; null while it waits, and on decisions older than the seven outcomes.</summary>
    public FindingOutcome? Outcome { get; set; }
    /// <summary>The person it is about; of several, the one with the most accesses.</summary>
    public int UserId { get; set; }
    /// <summary>People whose accesses it rests on: more than one when many rushed to one record.</summary>
    public int Users { get; set; } = 1;
    public int? PatientId { get; set; }
    public DateTime FirstAt { get; set; }
    public DateTime LastAt { get; set; }
    public int Events { get; set; }
    /// <summary>JSON array of signals: rule, weight, sentence.</summary>
    public required string Signals { get; set; }
    public DateTime DetectedAt { get; set; }
    /// <summary>Why a later run withdrew it; null while it stands.</summary>
    public string? WithdrawnBecause { get; set; }
    public string? AssignedTo { get; set; }
    /// <summary>When somebody who may decide it first opened it; minutes to decide count from here.</summary>
    public DateTime? FirstOpenedAt { get; set; }
    /// <summary>When it was escalated; null once decided.</summary>
    public DateTime? EscalatedAt { get; set; }
    public SecondLook SecondLook { get; set; }
    /// <summary>Until when a suppression keeps it out of the queue; null when none does.</summary>
    public DateTime? SuppressedUntil { get; set; }
}

/// <summary>Stored as its number: never renumber.</summary>
public enum FindingSeverity : byte
{
    Observation = 0,
    Low = 1,
    Medium = 2,
    High = 3,
}

/// <summary>Stored as its number: never renumber.</summary>
public enum FindingStatus : byte
{
    New = 0,
    UnderReview = 1,
    Appropriate = 2,
    PolicyPermitted = 3,
    FalsePositive = 4,
    Violation = 5,
    /// <summary>A later feed explained it; the reason is kept with it.</summary>
    Withdrawn = 6,
    /// <summary>Another finding is about the same thing.</summary>
    Duplicate = 7,
}

/// <summary>
/// Why a review ended as it did; the status follows from it. Stored as its number: never renumber. The numbers 4 and 5 stood for undivided
/// false positives and violations in older drafts and are not used again.
/// </summary>
public enum FindingOutcome : byte
{
    Appropriate = 2,
    PolicyPermitted = 3,
    FalsePositiveRule = 7,
    FalsePositiveData = 8,
    Duplicate = 9,
    ViolationNoBreach = 10,
    ViolationBreachAssessment = 11,
}

/// <summary>Whether a second person looks at a decision. Stored as its number: never renumber.</summary>
public enum SecondLook : byte
{
    NotAsked = 0,
    Asked = 1,
    Agreed = 2,
}

/// <summary>An access that a finding rests on. Key of (FindingId, AccessId).</summary>
public sealed class FindingAccessRow
{
    public int FindingId { get; set; }
    public long AccessId { get; set; }
}

/// <summary>A person's decision about a finding. Append-only: the newest one is in force.</summary>
public sealed class DecisionRow
{
    public int Id { get; set; }
    public int FindingId { get; set; }
    public FindingStatus From { get; set; }
    public FindingStatus To { get; set; }
    public DecisionStep Step { get; set; }
    public FindingOutcome? Outcome { get; set; }
    public required string Note { get; set; }
    public required string DecidedBy { get; set; }
    public DateTime DecidedAt { get; set; }
}

/// <summary>What a person did in a review. Stored as its number: never renumber.</summary>
public enum DecisionStep : byte
{
    /// <summary>A change of status, as written before the steps had names.</summary>
    Status = 0,
    Assigned = 1,
    Escalated = 2,
    Decided = 3,
    /// <summary>A second person agreed with the decision.</summary>
    Agreed = 4,
    Reopened = 5,
    /// <summary>An escalation was taken back.</summary>
    Lifted = 6,
    /// <summary>A decision was taken back at once by the person who took it.</summary>
    Undone = 7,
}

/// <summary>What a run of the judge did to a finding. Append-only.</summary>
public sealed class FindingChangeRow
{
    public int Id { get; set; }
    public int FindingId { get; set; }
    public DateTime At { get; set; }
    public FindingChange Change { get; set; }
    /// <summary>Accesses it rested on afterwards.</summary>
    public int Events { get; set; }
    /// <summary>Its score afterwards.</summary>
    public int Score { get; set; }
    /// <summary>Why it was withdrawn; null otherwise.</summary>
    public string? Because { get; set; }
}

/// <summary>Stored as its number: never renumber.</summary>
public enum FindingChange : byte
{
    Found = 1,
    /// <summary>It rests on more accesses than before.</summary>
    Grew = 2,
    /// <summary>It rests on other or fewer accesses, or weighs otherwise.</summary>
    Changed = 3,
    Withdrawn = 4,
    /// <summary>What withdrew it no longer holds.</summary>
    StandsAgain = 5,
    /// <summary>A person found it in a random sample; no rule did.</summary>
    Raised = 6,
}
