namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>accesses</c> feed: the access log. Readers of other formats give their events in these columns.</summary>
public static class AccessesFeed
{
    /// <summary>Its columns. The words of <c>action</c> and <c>outcome</c> stand in the order of <see cref="Access.AccessAction"/> and <see cref="Access.AccessOutcome"/>.</summary>
    public static FeedSchema Schema { get; } = new("accesses", "One access of one person to at most one patient.",
        new FeedColumn("event_id", ColumnKind.Id, "the event's own id, unique within its source system") { IsWeighed = true },
        new FeedColumn("occurred_at", ColumnKind.Time, "when", Required: true),
        new FeedColumn("user_id", ColumnKind.User, "who", Required: true),
        new FeedColumn("patient_id", ColumnKind.Patient, "whose record") { IsWeighed = true },
        new FeedColumn("encounter_id", ColumnKind.Id, "in which encounter"),
        new FeedColumn("action", ColumnKind.Choice, "what was done", Required: true,
            Values: ["other", "create", "read", "update", "delete", "print", "export", "query", "login", "logout"]),
        new FeedColumn("object_type", ColumnKind.Id, "kind of thing accessed") { IsWeighed = true },
        new FeedColumn("object_id", ColumnKind.Id, "which one"),
        new FeedColumn("outcome", ColumnKind.Choice, "how it ended; not given is unknown", Values: ["unknown", "success", "denied", "failure"]) { IsWeighed = true },
        new FeedColumn("workstation_id", ColumnKind.Id, "from which workstation") { IsWeighed = true },
        new FeedColumn("source_ip", ColumnKind.Id, "from which network address") { IsWeighed = true },
        new FeedColumn("source_system", ColumnKind.Id, "the system that logged it") { IsWeighed = true },
        new FeedColumn("department_id", ColumnKind.Department, "the department the person worked for") { IsWeighed = true },
        new FeedColumn("purpose_of_use", ColumnKind.Id, "stated purpose"),
        new FeedColumn("break_glass", ColumnKind.Flag, "true when an emergency override was used") { IsWeighed = true },
        new FeedColumn("session_id", ColumnKind.Id, "the sign-in session"),
        new FeedColumn("reason", ColumnKind.Text, "the reason the person typed") { IsWeighed = true });

    /// <summary>Place of <c>event_id</c>.</summary>
    public const int EventId = 0;
    /// <summary>Place of <c>occurred_at</c>.</summary>
    public const int OccurredAt = 1;
    /// <summary>Place of <c>user_id</c>.</summary>
    public const int UserId = 2;
    /// <summary>Place of <c>patient_id</c>.</summary>
    public const int PatientId = 3;
    /// <summary>Place of <c>encounter_id</c>.</summary>
    public const int EncounterId = 4;
    /// <summary>Place of <c>action</c>.</summary>
    public const int Action = 5;
    /// <summary>Place of <c>object_type</c>.</summary>
    public const int ObjectType = 6;
    /// <summary>Place of <c>object_id</c>.</summary>
    public const int ObjectId = 7;
    /// <summary>Place of <c>outcome</c>.</summary>
    public const int Outcome = 8;
    /// <summary>Place of <c>workstation_id</c>.</summary>
    public const int WorkstationId = 9;
    /// <summary>Place of <c>source_ip</c>.</summary>
    public const int SourceIp = 10;
    /// <summary>Place of <c>source_system</c>.</summary>
    public const int SourceSystem = 11;
    /// <summary>Place of <c>department_id</c>.</summary>
    public const int DepartmentId = 12;
    /// <summary>Place of <c>purpose_of_use</c>.</summary>
    public const int PurposeOfUse = 13;
    /// <summary>Place of <c>break_glass</c>.</summary>
    public const int BreakGlass = 14;
    /// <summary>Place of <c>session_id</c>.</summary>
    public const int SessionId = 15;
    /// <summary>Place of <c>reason</c>.</summary>
    public const int Reason = 16;
}
