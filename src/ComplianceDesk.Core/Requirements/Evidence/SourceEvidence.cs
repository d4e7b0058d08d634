namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>One source system of the access log, with counts over all its stored events.</summary>
public sealed record SourceEvidence
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Days with at least one event, site zone.</summary>
    public required IReadOnlySet<DateOnly> Days { get; init; }

    public long Events { get; init; }

    /// <summary>Events that carry every field that is asked of them: time, user, action, place (workstation or address), data category, and a patient unless the action is a sign-in, sign-out or search.</summary>
    public long Complete { get; init; }

    /// <summary>Events dated after the moment at which their file was received, by more than a minute.</summary>
    public long AheadOfReceipt { get; init; }

    /// <summary>Updates and deletions.</summary>
    public long Changes { get; init; }

    /// <summary>Of these, the ones that name the object that was changed.</summary>
    public long ChangesWithObject { get; init; }

    /// <summary>Runs of events of one session that are told apart by a session id.</summary>
    public long Sessions { get; init; }

    /// <summary>Longest pause between two events of one session, in minutes, by session; only those above the shortest limit asked for are listed.</summary>
    public IReadOnlyList<(string Session, double Minutes)> Pauses { get; init; } = [];
}
