namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>training</c> feed.</summary>
public static class TrainingFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("training", "A completed training of a workforce member.",
        new FeedColumn("user_id", ColumnKind.User, "who", Required: true),
        new FeedColumn("course", ColumnKind.Id, "the course", Required: true),
        new FeedColumn("completed_on", ColumnKind.Date, "day of completion", Required: true),
        new FeedColumn("due_on", ColumnKind.Date, "day by which it was due"));
}
