namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>departments</c> feed.</summary>
public static class DepartmentsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("departments", "A department or unit.",
        new FeedColumn("department_id", ColumnKind.Department, "the department", Required: true),
        new FeedColumn("name", ColumnKind.Text, "its name") { IsWeighed = true },
        new FeedColumn("facility_id", ColumnKind.Id, "the site it belongs to") { IsWeighed = true },
        new FeedColumn("kind", ColumnKind.Choice, "what it does", Values: ["clinical", "support", "office"]) { IsWeighed = true },
        new FeedColumn("serves_all", ColumnKind.Flag, "true when its people serve patients of every other department") { IsWeighed = true });
}
