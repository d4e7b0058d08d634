namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>documents</c> feed.</summary>
public static class DocumentsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("documents", "A document of the record, or one that is due.",
        new FeedColumn("document_id", ColumnKind.Id, "the document", Required: true),
        new FeedColumn("patient_id", ColumnKind.Patient, "whose it is", Required: true),
        new FeedColumn("encounter_id", ColumnKind.Id, "in which encounter"),
        new FeedColumn("type", ColumnKind.Choice, "what it is", Required: true, Values: ["h-and-p", "discharge-summary", "operative-report", "progress-note", "consent", "order", "verbal-order", "other"]),
        new FeedColumn("author_user_id", ColumnKind.User, "who wrote it") { IsWeighed = true },
        new FeedColumn("created_at", ColumnKind.TimeOrDate, "when it was written") { IsWeighed = true },
        new FeedColumn("due_at", ColumnKind.TimeOrDate, "by when it is due"),
        new FeedColumn("signed_at", ColumnKind.TimeOrDate, "when it was signed") { IsWeighed = true },
        new FeedColumn("signed_by", ColumnKind.User, "who signed it") { IsWeighed = true },
        new FeedColumn("status", ColumnKind.Text, "status as recorded"));
}
