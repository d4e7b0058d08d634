namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>encounters</c> feed.</summary>
public static class EncountersFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("encounters", "A visit or stay.",
        new FeedColumn("encounter_id", ColumnKind.Id, "the encounter", Required: true),
        new FeedColumn("patient_id", ColumnKind.Patient, "whose it is", Required: true),
        new FeedColumn("class", ColumnKind.Choice, "kind of visit", Required: true, Values: ["inpatient", "outpatient", "emergency", "observation", "virtual"]),
        new FeedColumn("department_id", ColumnKind.Department, "where") { IsWeighed = true },
        new FeedColumn("attending_user_id", ColumnKind.User, "the attending clinician") { IsWeighed = true },
        new FeedColumn("started_at", ColumnKind.TimeOrDate, "start", Required: true),
        new FeedColumn("ended_at", ColumnKind.TimeOrDate, "end; not given while it lasts") { IsWeighed = true },
        new FeedColumn("disposition", ColumnKind.Text, "how it ended"),
        new FeedColumn("status", ColumnKind.Text, "status as recorded"),
        new FeedColumn("facility_id", ColumnKind.Id, "the site"),
        new FeedColumn("type", ColumnKind.Text, "what kind of encounter within its class, in words or as a code"));
}
