namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>record_samples</c> feed: what came of looking at a piece of the record again.</summary>
public static class RecordSamplesFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("record-samples", "A piece of the record that was looked at again.",
        new FeedColumn("sample_id", ColumnKind.Id, "the sample", Required: true),
        new FeedColumn("kind", ColumnKind.Choice, "what was asked", Required: true, Values: ["abstraction", "filing", "retrieval", "link", "scan"]),
        new FeedColumn("patient_id", ColumnKind.Patient, "whose record", Required: true),
        new FeedColumn("record_id", ColumnKind.Id, "the document or other record looked at"),
        new FeedColumn("field", ColumnKind.Text, "the field read again, of an abstraction"),
        new FeedColumn("sampled_at", ColumnKind.TimeOrDate, "when it was looked at; of a scan, when it was scanned", Required: true),
        new FeedColumn("agrees", ColumnKind.Flag, "true when it was right, found or the same"),
        new FeedColumn("done_at", ColumnKind.TimeOrDate, "of a scan, when it was indexed"),
        new FeedColumn("reviewer_user_id", ColumnKind.User, "who looked"));
}
