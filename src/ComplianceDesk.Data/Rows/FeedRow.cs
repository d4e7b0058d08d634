namespace ComplianceDesk.Data.Rows;

/// <summary>A row that a feed states. Which import said so tells when: an import is a snapshot with a time (<see cref="ImportRow.AsOf"/>).</summary>
public abstract class FeedRow
{
    /// <summary>The import that first stated it; null for a row that only a reference has made.</summary>
    public int? FirstImportId { get; set; }

    /// <summary>The import that last said something new of it.</summary>
    public int? ChangedImportId { get; set; }

    /// <summary>The import that showed it to be no longer there: a full snapshot without it, or its own withdrawal. Null while it stands.</summary>
    public int? GoneImportId { get; set; }
}
