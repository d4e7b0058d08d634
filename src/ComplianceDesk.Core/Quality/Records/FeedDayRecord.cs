namespace ComplianceDesk.Core.Quality;

/// <summary>A figure about the whole store: how many records of a feed fall on a day. Its id is the feed and the day, with a slash between.</summary>
public sealed record FeedDayRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => Name;

    /// <summary>The feed.</summary>
    public required string Name { get; set; }

    /// <summary>The day, in the site's time zone.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>Records on the day.</summary>
    public required long Count { get; set; }

    /// <summary>Counts of the same weekday in the eight weeks before, oldest first; days before the feed's first are left out.</summary>
    public IReadOnlyList<long> Before { get; set; } = [];
}

/// <summary>The newest event of a feed. Its id is the feed.</summary>
public sealed record NewestEventRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => RecordId;

    /// <summary>UTC, not after the day of the run.</summary>
    public required DateTime At { get; set; }
}
