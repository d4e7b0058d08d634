namespace ComplianceDesk.Data.Rows;

/// <summary>A report, or the sign-off of one, that was asked for. Kept for good: the register says what was made, this says who asked, when, and what came of it.</summary>
public sealed class ReportJobRow
{
    public int Id { get; set; }
    /// <summary>The report's id in the catalogue.</summary>
    public required string Name { get; set; }
    /// <summary><c>pdf</c> or <c>xlsx</c>.</summary>
    public required string Format { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    /// <summary>Row id of whom or what it is about, for example <c>patient:17</c>; null for no single one.</summary>
    public string? About { get; set; }
    /// <summary>True when people shall appear by the ids of the source systems.</summary>
    public bool Identified { get; set; }
    /// <summary>Why; null unless <see cref="Identified"/>.</summary>
    public string? Reason { get; set; }
    /// <summary>The draft to sign off; null when a new report is to be made.</summary>
    public int? DraftId { get; set; }
    /// <summary>The schedule that asked; null when a person did.</summary>
    public int? ScheduleId { get; set; }
    /// <summary>When the schedule wanted it; null when somebody asked for it out of turn.</summary>
    public DateTime? DueAt { get; set; }
    /// <summary>What is to be known about it, for example runs that were missed; null for nothing.</summary>
    public string? Remark { get; set; }
    public required string AskedBy { get; set; }
    public DateTime AskedAt { get; set; }
    public ReportJobState State { get; set; }
    /// <summary>How often it was begun. More than once when the desk was cut off while it ran.</summary>
    public int Starts { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? FinishedAt { get; set; }
    public string? CancelledBy { get; set; }
    /// <summary>Why it failed, in a sentence that names no person.</summary>
    public string? Problem { get; set; }
    /// <summary>The report made.</summary>
    public int? ReportId { get; set; }
    /// <summary>Rows of tables written into the file, evidence included.</summary>
    public long Rows { get; set; }
    /// <summary>When those concerned were told of its end.</summary>
    public DateTime? ToldAt { get; set; }
}

/// <summary>Stored as its number: never renumber.</summary>
public enum ReportJobState : byte
{
    Waiting = 0,
    Running = 1,
    Done = 2,
    Failed = 3,
    Cancelled = 4,
}
