namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>billing</c> feed.</summary>
public static class BillingFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("billing", "Where the coding and billing of an encounter stand.",
        new FeedColumn("encounter_id", ColumnKind.Id, "the encounter", Required: true),
        new FeedColumn("coded_at", ColumnKind.TimeOrDate, "when coding was complete") { IsWeighed = true },
        new FeedColumn("final_billed_at", ColumnKind.TimeOrDate, "when the final bill went out") { IsWeighed = true },
        new FeedColumn("charges", ColumnKind.Amount, "charges"),
        new FeedColumn("drg", ColumnKind.Text, "group of the stay (MS-DRG or APR-DRG); several with ; between"));
}
