namespace ComplianceDesk.Core.Quality;

/// <summary>A figure of this run with the same figure of earlier runs. Its id is the code of the check, or the id of the measure or the score.</summary>
public sealed record MetricRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => "runs";

    /// <summary>In <see cref="Unit"/>.</summary>
    public required double Value { get; set; }

    /// <summary><c>%</c>, <c>days</c> or <c>points</c>.</summary>
    public string Unit { get; set; } = "%";

    /// <summary>The latest earlier runs that have the figure, newest first, <see cref="Drift.LeastRuns"/> at most.</summary>
    public IReadOnlyList<double> Before { get; set; } = [];
}

/// <summary>What was taken in of a feed on a day. Its id is the feed and the day, with a slash between.</summary>
public sealed record LoadRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => ImportRecord.FeedName;

    /// <summary>Rows that the files had.</summary>
    public required long Sent { get; set; }

    /// <summary>Of them, rows that are in the store: stored then, or there already.</summary>
    public required long Loaded { get; set; }
}

/// <summary>How often keys came again in the newest file of a feed, saying other things. Its id is the number of the import.</summary>
public sealed record KeyRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => ImportRecord.FeedName;

    /// <summary>The feed the file is of.</summary>
    public required string Of { get; set; }

    /// <summary>Rows whose key an earlier row of the file had with other values.</summary>
    public required long Repeated { get; set; }
}

/// <summary>Blood pressure readings of a department. Its id is the department's.</summary>
public sealed record PressureRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => DepartmentRecord.FeedName;

    /// <summary>Whole-numbered systolic and diastolic readings in mm[Hg].</summary>
    public required long Readings { get; set; }

    /// <summary>Of them, readings that end in 0.</summary>
    public required long EndingInZero { get; set; }
}
