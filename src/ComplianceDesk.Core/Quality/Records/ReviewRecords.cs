namespace ComplianceDesk.Core.Quality;

/// <summary>What came of looking at a record again.</summary>
public abstract record ReviewRecord : CheckedRecord
{
    /// <summary>Where the record was made.</summary>
    public RecordPlace MadeAt { get; set; } = RecordPlace.Nowhere;

    /// <summary>When it was looked at, UTC.</summary>
    public DateTime? ReviewedAt { get; set; }
}

/// <summary>A row of the <c>coding_audits</c> feed: one code before and after a review.</summary>
public sealed record CodingAuditRecord : ReviewRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "coding_audits";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>Id of the visit as the source wrote it.</summary>
    public string? EncounterId { get; set; }

    /// <summary>True when the encounters feed has the visit.</summary>
    public bool EncounterKnown { get; set; }

    /// <summary>The codes.</summary>
    public required AuditedCode Code { get; set; }
}

/// <summary>A reviewed case. Its id is that of its first code.</summary>
public sealed record AuditedCaseRecord : ReviewRecord
{
    /// <inheritdoc/>
    public override string Feed => CodingAuditRecord.FeedName;

    /// <summary>The case.</summary>
    public required AuditedCase Case { get; set; }
}

/// <summary>A row of the <c>record_samples</c> feed.</summary>
public sealed record RecordSampleRecord : ReviewRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "record_samples";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary><c>abstraction</c>, <c>filing</c>, <c>retrieval</c>, <c>link</c> or <c>scan</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>True when it was right, found or the same; null when not said.</summary>
    public bool? Agrees { get; set; }

    /// <summary>Of a scan, when it was indexed, UTC.</summary>
    public DateTime? DoneAt { get; set; }
}
