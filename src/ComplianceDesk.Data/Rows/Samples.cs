namespace ComplianceDesk.Data.Rows;

/// <summary>One week's random draw of sessions that no finding rests on. Key of (Week, Kind); never drawn twice.</summary>
public sealed class SampleDrawRow
{
    public int Id { get; set; }
    /// <summary>The week's Monday: days since 1970-01-01 in the site's time zone.</summary>
    public int Week { get; set; }
    public SampleKind Kind { get; set; }
    /// <summary>Sessions of the week that could have been drawn.</summary>
    public int Population { get; set; }
    /// <summary>32 random bytes in hexadecimal: with it, anybody can draw the same sessions again.</summary>
    public required string Seed { get; set; }
    public DateTime DrawnAt { get; set; }
}

/// <summary>What a draw is made from. Stored as its number: never renumber.</summary>
public enum SampleKind : byte
{
    /// <summary>All sessions without a finding.</summary>
    Unflagged = 1,
    /// <summary>Those of them that nothing explains.</summary>
    Unexplained = 2,
}

/// <summary>A drawn session: what one user did to one patient on one day, and what a reviewer thinks of it.</summary>
public sealed class SampleItemRow
{
    public int Id { get; set; }
    public int DrawId { get; set; }
    public int UserId { get; set; }
    public int PatientId { get; set; }
    /// <summary>Days since 1970-01-01 in the site's time zone.</summary>
    public int Day { get; set; }
    public int Events { get; set; }
    /// <summary>Term id of the explanation when it was drawn; null = unexplained.</summary>
    public int? ExplanationId { get; set; }
    /// <summary>The newest review's outcome.</summary>
    public SampleOutcome Outcome { get; set; }
}

/// <summary>What a reviewer thinks of a drawn session. Stored as its number: never renumber.</summary>
public enum SampleOutcome : byte
{
    Open = 0,
    /// <summary>Right not to flag it.</summary>
    Appropriate = 1,
    /// <summary>It should have been flagged.</summary>
    Missed = 2,
    /// <summary>What can be found out does not decide it: outside the rate and shown beside it.</summary>
    CannotTell = 3,
}

/// <summary>A review of a drawn session. Append-only: the newest one is in force.</summary>
public sealed class SampleReviewRow
{
    public int Id { get; set; }
    public int ItemId { get; set; }
    public SampleOutcome Outcome { get; set; }
    public required string Note { get; set; }
    public required string ReviewedBy { get; set; }
    public DateTime ReviewedAt { get; set; }
}
