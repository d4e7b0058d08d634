using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Data.Rows;

/// <summary>One run of all requirement metrics.</summary>
public sealed class RequirementRunRow
{
    public int Id { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime FinishedAt { get; set; }
    /// <summary>SHA-256 of the catalogue in force.</summary>
    public required string Catalogue { get; set; }
    /// <summary>Version and commit of the program that ran it; null for runs before that was kept.</summary>
    public string? Program { get; set; }
}

/// <summary>What one metric answered in one run. Key of (RunId, Metric). Kept for good.</summary>
public sealed class MetricResultRow
{
    public int RunId { get; set; }
    public required string Metric { get; set; }
    /// <summary>Version of the metric's logic.</summary>
    public int Version { get; set; }
    public MetricStatus Status { get; set; }
    public long Population { get; set; }
    public long Counted { get; set; }
    public long Good { get; set; }
    /// <summary>The limit in force, in the metric's unit; null when it has none.</summary>
    public double? Limit { get; set; }
    public string? Reason { get; set; }
}

/// <summary>A row behind a metric: something that was not as expected, in every run from <see cref="FirstRun"/> to <see cref="LastRun"/>.</summary>
public sealed class MetricExceptionRow
{
    public long Id { get; set; }
    public required string Metric { get; set; }
    public required string Feed { get; set; }
    /// <summary>The record's id as the source wrote it; never a patient's.</summary>
    public required string Key { get; set; }
    public string? Found { get; set; }
    public required string Expected { get; set; }
    public int FirstRun { get; set; }
    public int LastRun { get; set; }
}

/// <summary>What was said of a requirement from a moment on. Added when it changes, never altered: the newest up to a moment is what was said then.</summary>
public sealed class RequirementResultRow
{
    public long Id { get; set; }
    public required string RequirementId { get; set; }
    public DateTime At { get; set; }
    /// <summary>The run whose measures it rests on.</summary>
    public int RunId { get; set; }
    public TestResult Result { get; set; }
    public required string Because { get; set; }
    /// <summary>Who or what caused it: the account that signed or decided, <c>desk</c> for a run or a day that passed, <c>program 1.4.0+c74d8e58</c> for an update of the program.</summary>
    public required string By { get; set; }
}

/// <summary>A statement signed at the desk. Append-only: a new one takes the place of the one before, which stays.</summary>
public sealed class StatementRow
{
    public int Id { get; set; }
    public required string RequirementId { get; set; }
    public required string Statement { get; set; }
    public required string SignedBy { get; set; }
    /// <summary>The signer's function in the organization.</summary>
    public required string Role { get; set; }
    /// <summary>What it rests on: what was looked at, by whom.</summary>
    public required string Basis { get; set; }
    public DateTime SignedAt { get; set; }
    public DateOnly? ValidUntil { get; set; }
    public string? FileName { get; set; }
    /// <summary>SHA-256 of the attached file; its bytes stand in the archive.</summary>
    public string? FileSha256 { get; set; }
    /// <summary>The desk account that recorded it.</summary>
    public required string RecordedBy { get; set; }
    public DateTime RecordedAt { get; set; }
}

/// <summary>That people were reminded of a statement's last day, once for each statement and step. Append-only.</summary>
public sealed class StatementReminderRow
{
    public int Id { get; set; }
    public required string RequirementId { get; set; }
    /// <summary>When the statement was signed.</summary>
    public DateTime SignedAt { get; set; }
    /// <summary>Its last day, of which people were reminded.</summary>
    public DateOnly ValidUntil { get; set; }
    /// <summary>Days: fewer than so many were left. 0 when the last day had passed.</summary>
    public int Step { get; set; }
    public DateTime At { get; set; }
    /// <summary>Desk accounts that were told.</summary>
    public List<string> Told { get; set; } = [];
}

/// <summary>What was decided of an addressable specification. Append-only: the newest one is in force.</summary>
public sealed class SpecificationDecisionRow
{
    public int Id { get; set; }
    public required string RequirementId { get; set; }
    public AddressableState State { get; set; }
    public required string Rationale { get; set; }
    public required string DecidedBy { get; set; }
    public DateTime DecidedAt { get; set; }
}

/// <summary>A version of a policy or procedure as registered, or a review of it. Append-only.</summary>
public sealed class PolicyDocumentRow
{
    public int Id { get; set; }
    /// <summary>The document's title: what makes two versions versions of one document.</summary>
    public required string Policy { get; set; }
    public required string Version { get; set; }
    public string? Owner { get; set; }
    public DateOnly EffectiveOn { get; set; }
    public DateOnly? ReviewedOn { get; set; }
    /// <summary>Last day in force when it was withdrawn without a successor.</summary>
    public DateOnly? WithdrawnOn { get; set; }
    public string? FileName { get; set; }
    public string? FileSha256 { get; set; }
    public required string RecordedBy { get; set; }
    public DateTime RecordedAt { get; set; }
}

/// <summary>What management recorded of a finding of the evaluation. Append-only: the newest one of a metric is in force.</summary>
public sealed class ManagementResponseRow
{
    public int Id { get; set; }
    /// <summary>Id of the metric whose exception it answers.</summary>
    public required string Metric { get; set; }
    /// <summary>The run whose exception was answered.</summary>
    public int RunId { get; set; }
    public string? Cause { get; set; }
    public string? Effect { get; set; }
    public required string Response { get; set; }
    public required string Owner { get; set; }
    public DateOnly? DueOn { get; set; }
    public ResponseState State { get; set; }
    /// <summary>Why this entry was made.</summary>
    public required string Why { get; set; }
    public required string RecordedBy { get; set; }
    public DateTime RecordedAt { get; set; }
}
