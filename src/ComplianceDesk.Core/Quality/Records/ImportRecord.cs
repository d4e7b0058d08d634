namespace ComplianceDesk.Core.Quality;

/// <summary>The newest file of a feed, as it was taken in. Its id is the number of the import.</summary>
public sealed record ImportRecord : CheckedRecord
{
    /// <summary>Name under which checks ask for it; there as soon as any file was taken in.</summary>
    public const string FeedName = "imports";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>The feed the file is of (<c>patients</c>, <c>fhir</c> …).</summary>
    public required string Of { get; set; }

    /// <summary>Columns of the file's header; null when the format has none.</summary>
    public IReadOnlySet<string>? Columns { get; set; }

    /// <summary>Rows read, less those rejected for the type of a value.</summary>
    public long Parsed { get; set; }

    /// <summary>True when a time of the file had no zone.</summary>
    public bool AssumedZone { get; set; }
}

/// <summary>A row of the newest file of a feed that was rejected for the type of a value. Its id is import and line, with a slash between.</summary>
public sealed record RejectedValueRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => ImportRecord.FeedName;
    public string? Column { get; set; }
    public string? Found { get; set; }
    public string? Expected { get; set; }

    /// <summary>Rows it stands for: more than one for those that were only counted.</summary>
    public long Rows { get; set; } = 1;
}
