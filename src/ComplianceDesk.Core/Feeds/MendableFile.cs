namespace ComplianceDesk.Core.Feeds;

/// <summary>Rejected records as a file to mend and import again: the original columns, then what was wrong, in columns the reader passes over.</summary>
public abstract class MendableFile
{
    /// <summary>The kind of file that goes with the original: NDJSON for NDJSON, else CSV.</summary>
    /// <param name="reader">Of the original, or null when it is not there any more.</param>
    public static MendableFile Of(IFeedReader? reader) => reader is NdjsonFeedReader ? new MendableNdjson() : new MendableCsv((reader as CsvFeedReader)?.Header);

    /// <summary>End of its name, with the point.</summary>
    public abstract string Extension { get; }

    /// <summary>Its media type.</summary>
    public abstract string MediaType { get; }

    /// <summary>Its first line, without its end; null when it has none.</summary>
    public abstract string? Header { get; }

    /// <summary>One record's line, without its end.</summary>
    public abstract string Row(RejectedRecord record);
}
