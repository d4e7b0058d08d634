namespace ComplianceDesk.Core.Feeds;

/// <summary>What a step of a reader brought.</summary>
public enum FeedStep
{
    /// <summary>Nothing more.</summary>
    End,
    /// <summary><see cref="IFeedReader.Record"/> holds a record.</summary>
    Record,
    /// <summary><see cref="IFeedReader.Rejected"/> holds what could not be read.</summary>
    Rejected,
}

/// <summary>Reads one file of one format, forward only, in memory that does not grow with the file.</summary>
public interface IFeedReader
{
    /// <summary>Id of the format, which is also its page in docs/formats: the feed's id, or <c>fhir-audit-event</c>.</summary>
    string Format { get; }

    /// <summary>The record of the last step.</summary>
    FeedRecord Record { get; }

    /// <summary>Feeds every record of which a file of this format can hold; what only several formats or files together hold is not among them.</summary>
    IReadOnlyList<FeedSchema> Whole { get; }

    /// <summary>What the last step rejected.</summary>
    RejectedRecord? Rejected { get; }

    /// <summary>Offset in the uncompressed content up to which everything has been given out.</summary>
    long Offset { get; }

    /// <summary>Line at <see cref="Offset"/>, from 1.</summary>
    long Line { get; }

    /// <summary>Sentences for people about the whole file: what was assumed, skipped or not understood. Never holds values of records.</summary>
    IReadOnlyCollection<string> Remarks { get; }

    /// <summary>Reads the next record.</summary>
    FeedStep Read();

    /// <summary>The record of the last step as it stood in the file, cut at <see cref="RejectedRecord.MaxRawBytes"/>.</summary>
    string Raw();

    /// <summary>Goes forward to an <see cref="Offset"/> and <see cref="Line"/> the same file was left at before. Only before the first step.</summary>
    void SkipTo(long offset, long line);
}
