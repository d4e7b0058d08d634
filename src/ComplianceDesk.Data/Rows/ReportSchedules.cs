using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Data.Rows;

/// <summary>A report that is made again and again. Never removed: its jobs and mails refer to it.</summary>
public sealed class ReportScheduleRow
{
    public int Id { get; set; }
    /// <summary>The report's id in the catalogue.</summary>
    public required string Name { get; set; }
    /// <summary><c>pdf</c> or <c>xlsx</c>.</summary>
    public required string Format { get; set; }
    public RollingPeriod Period { get; set; }
    /// <summary>Row id of whom or what it is about, for example <c>patient:17</c>; null for no single one.</summary>
    public string? About { get; set; }
    public TimingUnit Every { get; set; }
    public int Day { get; set; }
    /// <summary>Minutes after midnight in the site's zone.</summary>
    public int Minute { get; set; }
    /// <summary>Desk accounts that are told when it is made.</summary>
    public List<string> Recipients { get; set; } = [];
    /// <summary>The account that set or last changed it: its reports are made in this account's name and with its rights.</summary>
    public required string SetBy { get; set; }
    public DateTime SetAt { get; set; }
    public bool On { get; set; } = true;
    /// <summary>Null while it stands.</summary>
    public DateTime? DeletedAt { get; set; }
    public DateTime NextRunAt { get; set; }

    /// <summary>When it is made.</summary>
    public ReportTiming Timing => new(Every, Day, new TimeOnly(Minute / 60, Minute % 60));
}

/// <summary>A message to one person: written down, tried until the server takes it or it is given up, and kept.</summary>
public sealed class DeliveryRow
{
    public int Id { get; set; }
    /// <summary>The job it tells of; null for a reminder of statements.</summary>
    public int? JobId { get; set; }
    public int? ScheduleId { get; set; }
    /// <summary>The report it leads to; null when it tells that there is none.</summary>
    public int? ReportId { get; set; }
    /// <summary>The desk account.</summary>
    public required string Who { get; set; }
    /// <summary>The account's address as it was then; null for none.</summary>
    public string? Address { get; set; }
    public required string Subject { get; set; }
    public required string Text { get; set; }
    public DateTime QueuedAt { get; set; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    public DateTime? NextAttemptAt { get; set; }
    public DateTime? LastAttemptAt { get; set; }
    /// <summary>What the server answered last, or why nothing was sent.</summary>
    public string? Answer { get; set; }
}

/// <summary>Stored as its number: never renumber.</summary>
public enum DeliveryState : byte
{
    Waiting = 0,
    Sent = 1,
    /// <summary>Given up.</summary>
    Failed = 2,
    /// <summary>Never tried: the person may not read it, or cannot be reached by mail.</summary>
    Withheld = 3,
}

/// <summary>Something that a person of the desk shall know, shown until it is put away.</summary>
public sealed class NoticeRow
{
    public int Id { get; set; }
    /// <summary>The desk account.</summary>
    public required string Who { get; set; }
    public DateTime At { get; set; }
    /// <summary>A sentence. Never PHI.</summary>
    public required string Text { get; set; }
    /// <summary>Where more stands; a path of the desk.</summary>
    public required string Href { get; set; }
    /// <summary>True when something went wrong.</summary>
    public bool Alarm { get; set; }
    public DateTime? ReadAt { get; set; }
}
