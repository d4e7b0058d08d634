namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>workforce</c> feed.</summary>
public static class WorkforceFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("workforce", "A person with an account.",
        new FeedColumn("user_id", ColumnKind.User, "the account", Required: true),
        new FeedColumn("given_name", ColumnKind.Text, "given name") { IsWeighed = true },
        new FeedColumn("family_name", ColumnKind.Text, "family name") { IsWeighed = true },
        new FeedColumn("role", ColumnKind.Text, "job role") { IsWeighed = true },
        new FeedColumn("department_id", ColumnKind.Department, "home department") { IsWeighed = true },
        new FeedColumn("status", ColumnKind.Choice, "employment status", Values: ["active", "leave", "terminated"]) { IsWeighed = true },
        new FeedColumn("hired_on", ColumnKind.Date, "first day of employment") { IsWeighed = true },
        new FeedColumn("terminated_on", ColumnKind.Date, "last day of employment") { IsWeighed = true },
        new FeedColumn("own_patient_id", ColumnKind.Patient, "the person's own patient record") { IsWeighed = true },
        new FeedColumn("manager_user_id", ColumnKind.User, "the person's manager") { IsWeighed = true },
        new FeedColumn("address_line", ColumnKind.Text, "street address") { IsWeighed = true },
        new FeedColumn("city", ColumnKind.Text, "city"),
        new FeedColumn("postal_code", ColumnKind.Text, "postal code") { IsWeighed = true },
        new FeedColumn("phone", ColumnKind.Text, "telephone") { IsWeighed = true },
        new FeedColumn("mfa", ColumnKind.Flag, "true when the account needs a second factor"),
        new FeedColumn("approved_by", ColumnKind.Text, "who approved the account"),
        new FeedColumn("trained_on", ColumnKind.Date, "day of the last privacy training"),
        new FeedColumn("npi", ColumnKind.Text, "national provider identifier"));
}
