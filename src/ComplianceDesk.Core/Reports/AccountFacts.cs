namespace ComplianceDesk.Core.Reports;

/// <summary>An account with what the workforce list says of it and what it did in a period.</summary>
public sealed record AccountFacts
{
    /// <summary>A word of <see cref="Outstanding"/>.</summary>
    public const string NotListed = "no workforce list names this account", UsedAfterTheEnd = "used after the last day of employment", EndedButOpen = "employment has ended, listed as able to sign in",
        NoSecondFactor = "no second factor", NoEvent = "no event in the period", NoManager = "no manager named", NoApproval = "no approval on file";

    /// <summary>The account, as the reader may see it.</summary>
    public required string User { get; init; }

    /// <summary>True when the workforce list names it.</summary>
    public required bool Listed { get; init; }

    /// <summary>The job.</summary>
    public string? Role { get; init; }

    /// <summary>Name of the department.</summary>
    public string? Department { get; init; }

    /// <summary><c>active</c>, <c>leave</c> or <c>terminated</c>.</summary>
    public string? Status { get; init; }

    /// <summary>First day of employment.</summary>
    public DateOnly? HiredOn { get; init; }

    /// <summary>Last day of employment.</summary>
    public DateOnly? TerminatedOn { get; init; }

    /// <summary>The manager, as the reader may see them.</summary>
    public string? Manager { get; init; }

    /// <summary>Who approved the access.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Whether a second factor is on; null when not given.</summary>
    public bool? Mfa { get; init; }

    /// <summary>Day of the last training.</summary>
    public DateOnly? TrainedOn { get; init; }

    /// <summary>Events in the period.</summary>
    public long Events { get; init; }

    /// <summary>Day of the last event of the period; null without one.</summary>
    public DateOnly? LastEventOn { get; init; }

    /// <summary>True when an event of the period lies after the last day of employment.</summary>
    public bool UsedAfterEnd { get; init; }

    /// <summary>What a manager has to settle, in words; empty when nothing.</summary>
    public IReadOnlyList<string> Outstanding { get; init; } = [];
}
