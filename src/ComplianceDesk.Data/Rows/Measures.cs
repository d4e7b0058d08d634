using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Data.Rows;

/// <summary>What one measure answered in one run, for the whole or for one part. Key of (RunId, Measure, By, Key). The whole is kept for good, parts for the latest runs.</summary>
public sealed class MeasureResultRow
{
    /// <summary>The quality run.</summary>
    public int RunId { get; set; }
    public required string Measure { get; set; }
    public MeasureBy By { get; set; }
    /// <summary>Id of the facility, department or provider; empty for the whole, and for what names none.</summary>
    public required string Key { get; set; }
    /// <summary>Version of the measure's logic.</summary>
    public int Version { get; set; }
    /// <summary>The measure's status in the run; the same in all its parts.</summary>
    public MeasureStatus Status { get; set; }
    public double Numerator { get; set; }
    public double Denominator { get; set; }
    public long Finished { get; set; }
    /// <summary>Median of the times taken: minutes where the measure counts hours, else days.</summary>
    public double? Median { get; set; }
    public int? P90 { get; set; }
    public long Pending { get; set; }
    /// <summary>Days.</summary>
    public double? PendingMedian { get; set; }
    /// <summary>Days.</summary>
    public int? PendingOldest { get; set; }
    /// <summary>Pending things 0 to 7 days old.</summary>
    public long Age0 { get; set; }
    /// <summary>8 to 15 days.</summary>
    public long Age8 { get; set; }
    /// <summary>16 to 29 days.</summary>
    public long Age16 { get; set; }
    /// <summary>30 days and more.</summary>
    public long Age30 { get; set; }
    /// <summary>The moment whose state the figure shows, UTC: the oldest of the newest snapshots of the feeds it reads, or the run's start where that is earlier.</summary>
    public DateTime AsOf { get; set; }
    /// <summary>Why there is no figure, or what it leaves out.</summary>
    public string? Reason { get; set; }
}

/// <summary>Something late or due soon. One row for each duty, however many runs find it; kept when done.</summary>
public sealed class WorkItemRow
{
    public int Id { get; set; }
    /// <summary>Measure, feed and record: the same in every run.</summary>
    public required string Key { get; set; }
    public required string Measure { get; set; }
    public required string Feed { get; set; }
    /// <summary>The record's id as the source wrote it.</summary>
    public required string RecordId { get; set; }
    /// <summary>Row id of the patient.</summary>
    public int? PatientId { get; set; }
    public string? FacilityId { get; set; }
    public string? DepartmentId { get; set; }
    public OwnerKind OwnerKind { get; set; }
    /// <summary>Id of a workforce member as the source wrote it, or the name of an office.</summary>
    public required string Owner { get; set; }
    /// <summary>What is owed, in words.</summary>
    public required string Owed { get; set; }
    public DateTime? Since { get; set; }
    public DateTime DueAt { get; set; }
    public DateTime OpenedAt { get; set; }
    /// <summary>The latest quality run that found it.</summary>
    public int LastRunId { get; set; }
    /// <summary>The run after which the data no longer showed it; null while it is owed.</summary>
    public DateTime? DoneAt { get; set; }
    /// <summary>The moment whose state the latest run saw, UTC: what is due after it is not late yet, whatever the clock says.</summary>
    public DateTime AsOf { get; set; }
}

/// <summary>A change of a work item that a run saw in the data. Never altered. What people decide about it are waivers.</summary>
public sealed class WorkItemChangeRow
{
    public int Id { get; set; }
    public int ItemId { get; set; }
    public DateTime At { get; set; }
    public WorkItemChange Change { get; set; }
}

/// <summary>What happened to a work item. Stored as its number: never renumber; 3 and 4 were waivers.</summary>
public enum WorkItemChange : byte
{
    Opened = 0,
    /// <summary>The data no longer show it as owed.</summary>
    Done = 1,
    /// <summary>The data show it again.</summary>
    Reopened = 2,
}
