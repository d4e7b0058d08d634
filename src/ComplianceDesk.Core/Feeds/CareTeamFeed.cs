namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>care_team</c> feed.</summary>
public static class CareTeamFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("care-team", "A person responsible for a patient over a span of days.",
        new FeedColumn("patient_id", ColumnKind.Patient, "the patient", Required: true),
        new FeedColumn("user_id", ColumnKind.User, "the person responsible", Required: true),
        new FeedColumn("relationship", ColumnKind.Text, "as what") { IsWeighed = true },
        new FeedColumn("starts_on", ColumnKind.Date, "first day") { IsWeighed = true },
        new FeedColumn("ends_on", ColumnKind.Date, "last day; not given while it lasts") { IsWeighed = true });
}
