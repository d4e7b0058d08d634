namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>coding_queries</c> feed.</summary>
public static class CodingQueriesFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("coding-queries", "A coder's question to a clinician.",
        new FeedColumn("query_id", ColumnKind.Id, "the query", Required: true),
        new FeedColumn("encounter_id", ColumnKind.Id, "about which encounter", Required: true),
        new FeedColumn("sent_at", ColumnKind.TimeOrDate, "when it was sent", Required: true),
        new FeedColumn("answered_at", ColumnKind.TimeOrDate, "when it was answered") { IsWeighed = true },
        new FeedColumn("agreed", ColumnKind.Flag, "true when the answer agreed"));
}
