namespace ComplianceDesk.Data.Rows;

/// <summary>One file taken in, or being taken in. <c>Read = Stored + Duplicate + Rejected</c> once finished.</summary>
public sealed class ImportRow
{
    public int Id { get; set; }
    /// <summary>The file's name as given, without its folder.</summary>
    public required string FileName { get; set; }
    /// <summary>Id of the feed recognised from the header (<c>accesses</c>, <c>patients</c>, <c>fhir-audit-event</c> …), or null when none was.</summary>
    public string? Feed { get; set; }
    /// <summary>SHA-256 of the original bytes, lower-case hex; names the compressed copy in the archive.</summary>
    public required string Sha256 { get; set; }
    public long Bytes { get; set; }
    /// <summary>IANA zone in which times that name none are read.</summary>
    public required string Zone { get; set; }
    public ImportStatus Status { get; set; }
    public long Read { get; set; }
    public long Stored { get; set; }
    public long Duplicate { get; set; }
    public long Rejected { get; set; }
    /// <summary>Byte of the uncompressed content up to which everything is committed: where a killed import goes on.</summary>
    public long CommittedOffset { get; set; }
    /// <summary>Line of <see cref="CommittedOffset"/>.</summary>
    public long CommittedLine { get; set; }
    /// <summary>Records that the store held and a full snapshot no longer names.</summary>
    public long Gone { get; set; }
    /// <summary>True when the file is the whole of its feed, so that what it does not name is gone; false when it adds to what is there.</summary>
    public bool Full { get; set; }
    /// <summary>The moment whose state the file shows; null for imports from before this was kept, whose moment is <see cref="ReceivedAt"/>.</summary>
    public DateTime? AsOf { get; set; }
    public DateTime ReceivedAt { get; set; }
    public DateTime? FinishedAt { get; set; }
    public string? ReceivedBy { get; set; }
    /// <summary>Earliest and latest event in the file.</summary>
    public DateTime? FirstAt { get; set; }
    public DateTime? LastAt { get; set; }
    /// <summary>Header of a CSV file, with commas between; null for formats without one.</summary>
    public string? Columns { get; set; }
    /// <summary>Notes for people: unknown columns, encoding fallback, assumed zone, why a file failed.</summary>
    public string? Remarks { get; set; }
}

/// <summary>Where an import stands. Stored as its number: never renumber.</summary>
public enum ImportStatus : byte
{
    Waiting = 0,
    Running = 1,
    Finished = 2,
    /// <summary>The file could not be taken in at all (not recognised, unreadable); nothing of it is stored.</summary>
    Failed = 3,
    /// <summary>The same bytes were taken in before; nothing new is stored.</summary>
    Repeated = 4,
}

/// <summary>A record that the full snapshot under way has named. Emptied when that import ends.</summary>
public sealed class SeenRecordRow
{
    /// <summary>2^48 times the feed's place in <c>FeedSchema.All</c>, plus the row's id.</summary>
    public long Id { get; set; }
}

/// <summary>How many records of an import were rejected for one reason in one column: all of them. Key of (ImportId, Code, Column).</summary>
public sealed class RejectionCountRow
{
    public int ImportId { get; set; }
    /// <inheritdoc cref="RejectedRow.Code"/>
    public required string Code { get; set; }
    /// <summary>Empty when no column is at fault.</summary>
    public required string Column { get; set; }
    public long Count { get; set; }
}

/// <summary>A record that could not be stored, with everything needed to mend it. Of an import the first are kept, by number and by length; all are counted.</summary>
public sealed class RejectedRow
{
    /// <summary>Records of an import that are kept: a small compressed file can hold any number of records that are wrong.</summary>
    public const int MostKept = 100_000;

    /// <summary>Characters of <see cref="Raw"/> that are kept of an import; the record that reaches it is the last.</summary>
    public const long MostText = 64L << 20;

    public long Id { get; set; }
    public int ImportId { get; set; }
    /// <summary>Line of the record's start, from 1.</summary>
    public long Line { get; set; }
    /// <summary>Offset of the record's first byte in the uncompressed content, from 0.</summary>
    public long ByteOffset { get; set; }
    /// <summary>Stable reason code, kebab case.</summary>
    public required string Code { get; set; }
    public string? Column { get; set; }
    public string? Found { get; set; }
    public string? Expected { get; set; }
    /// <summary>The record as it stood in the file, cut at 64 KiB.</summary>
    public required string Raw { get; set; }
}
