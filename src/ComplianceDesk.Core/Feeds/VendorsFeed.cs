namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>vendors</c> feed.</summary>
public static class VendorsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("vendors", "A business associate or other vendor.",
        new FeedColumn("vendor_id", ColumnKind.Id, "the vendor", Required: true),
        new FeedColumn("name", ColumnKind.Text, "its name", Required: true),
        new FeedColumn("phi_shared", ColumnKind.Flag, "true when it holds or sees protected health information"),
        new FeedColumn("baa_signed_on", ColumnKind.Date, "day the business associate agreement was signed"),
        new FeedColumn("baa_expires_on", ColumnKind.Date, "its last day"),
        new FeedColumn("last_assessed_on", ColumnKind.Date, "day of the last assessment"));
}
