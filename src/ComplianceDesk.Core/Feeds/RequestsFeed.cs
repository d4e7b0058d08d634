namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>requests</c> feed.</summary>
public static class RequestsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("requests", "A request about a record: by its subject, or for its release.",
        new FeedColumn("request_id", ColumnKind.Id, "the request", Required: true),
        new FeedColumn("patient_id", ColumnKind.Patient, "whose record", Required: true),
        new FeedColumn("kind", ColumnKind.Choice, "what is asked for", Required: true, Values: ["access", "amendment", "accounting", "release-of-information"]),
        new FeedColumn("received_at", ColumnKind.TimeOrDate, "when it came in", Required: true),
        new FeedColumn("extended_at", ColumnKind.TimeOrDate, "when the person was told that it takes longer"),
        new FeedColumn("answered_at", ColumnKind.TimeOrDate, "when it was answered") { IsWeighed = true },
        new FeedColumn("outcome", ColumnKind.Text, "how it was answered"),
        new FeedColumn("recipient", ColumnKind.Text, "to whom the record goes"));
}
