namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>attestations</c> feed.</summary>
public static class AttestationsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("attestations", "A signed statement that a requirement is met.",
        new FeedColumn("requirement_id", ColumnKind.Id, "the requirement", Required: true),
        new FeedColumn("statement", ColumnKind.Text, "what is attested", Required: true),
        new FeedColumn("signed_by", ColumnKind.Id, "who signed", Required: true),
        new FeedColumn("signed_at", ColumnKind.TimeOrDate, "when", Required: true),
        new FeedColumn("valid_until", ColumnKind.Date, "last day it holds"),
        new FeedColumn("document", ColumnKind.Text, "the document behind it"));
}
