using Microsoft.AspNetCore.Identity;

namespace ComplianceDesk.Data.Rows;

/// <summary>A person who may sign in to the desk (not a workforce member of the feeds).</summary>
public sealed class DeskUser : IdentityUser
{
    public string? DisplayName { get; set; }
    /// <summary>The person's id in the workforce feed, when it is not the user name; null = not linked.</summary>
    public string? WorkforceId { get; set; }
    /// <summary>Rows on a page of any table.</summary>
    public int TableRows { get; set; } = 50;
    /// <summary>True when the person likes the lines of tables close together.</summary>
    public bool CompactTables { get; set; }
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
    public FindingOutcome? Outcome { get; set; }
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
    /// <summary>Row id of whom or what it is about, for example <c>patient:17</c>; null when it is about no single one.</summary>
    public string? About { get; set; }
    /// <summary>True when people appear in it by the ids or names of the source systems: then fewer may read it.</summary>
    public bool Identified { get; set; }
    /// <summary>Number printed on the report, the same in each of its versions; null for reports made before numbers were kept.</summary>
    public string? Number { get; set; }
    public int Version { get; set; } = 1;
    /// <summary>True while it waits for a second person's sign-off. The version that was signed off is a row of its own.</summary>
    public bool Draft { get; set; }
    /// <summary>IANA name of the zone its times are printed in.</summary>
    public string? Zone { get; set; }
    public string? ProgramVersion { get; set; }
    /// <summary>Version of the policy the findings were judged by; 0 = the thresholds that come with the program.</summary>
    public int? PolicyVersion { get; set; }
    /// <summary>SHA-256 of the catalogue of requirements; null when they were never measured.</summary>
    public string? Catalogue { get; set; }
    /// <summary>SHA-256 over the hashes of all files taken in.</summary>
    public string? DataSet { get; set; }
    /// <summary>Id of the draft that was signed off as this version; null when it was not made by a sign-off.</summary>
    public int? DraftId { get; set; }
    /// <summary>Id of the report that is to be read instead of this one; null while this one stands.</summary>
    public int? SupersededById { get; set; }
    public string? SignedOffBy { get; set; }
    public DateTime? SignedOffAt { get; set; }
}

/// <summary>A setting of this store: site zone, fingerprint key, organisation's name.</summary>
public sealed class SettingRow
{
    public required string Name { get; set; }
    public required string Value { get; set; }
}

/// <summary>A filter of a page that somebody gave a name.</summary>
public sealed class SavedViewRow
{
    public int Id { get; set; }
    /// <summary>The page's path, for example <c>/findings</c>.</summary>
    public required string Page { get; set; }
    public required string Name { get; set; }
    /// <summary>The query string without its question mark.</summary>
    public required string Query { get; set; }
    public required string Owner { get; set; }
    /// <summary>True when everybody who may see the page is offered it.</summary>
    public bool Shared { get; set; }
    public DateTime SavedAt { get; set; }
}

/// <summary>Something done to every finding of a filter. What it did to each stands with the finding.</summary>
public sealed class FindingJobRow
{
    public int Id { get; set; }
    /// <summary>Null = assign to <see cref="AssignTo"/>, or take back when that is null too; otherwise decide.</summary>
    public FindingOutcome? Outcome { get; set; }
    public string? AssignTo { get; set; }
    public string? Note { get; set; }
    /// <summary>The filter as a query string.</summary>
    public required string Filter { get; set; }
    /// <summary>The filter in words, as the person saw it.</summary>
    public required string FilterText { get; set; }
    public required string AskedBy { get; set; }
    public DateTime AskedAt { get; set; }
    public DateTime? FinishedAt { get; set; }
    /// <summary>Findings that the filter held when it began.</summary>
    public int Count { get; set; }
    public int Done { get; set; }
    /// <summary>Findings left as they were, because of a conflict of interest or a change in between.</summary>
    public int Refused { get; set; }
    public FindingJobState State { get; set; }
    /// <summary>JSON: number and status of each finding that the filter held when it began, in the order in which they are taken; null before that.</summary>
    public string? Targets { get; set; }
    /// <summary>True for one that takes back what another decided; its filter names that one.</summary>
    public bool Undoes => Outcome is null && AssignTo is null;
}

/// <summary>Stored as its number: never renumber.</summary>
public enum FindingJobState : byte
{
    Waiting = 0,
    Running = 1,
    Finished = 2,
    /// <summary>The job failed; what was done until then stands.</summary>
    Stopped = 3,
}

/// <summary>An access that a reviewer marked on a finding's timeline, with a note, a color and whether it belongs in the summary.</summary>
public sealed class PinRow
{
    public int Id { get; set; }
    public int FindingId { get; set; }
    public long AccessId { get; set; }
    public required string Note { get; set; }
    public PinColor Color { get; set; }
    public bool InSummary { get; set; }
    public required string Who { get; set; }
    public DateTime At { get; set; }
}

/// <summary>A color by which reviewers tell pins apart; it has no meaning of its own. Stored as its number: never renumber.</summary>
public enum PinColor : byte
{
    None = 0,
    Blue = 1,
    Green = 2,
    Amber = 3,
    Violet = 4,
}
