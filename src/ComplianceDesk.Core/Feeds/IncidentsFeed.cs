namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>incidents</c> feed.</summary>
public static class IncidentsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("incidents", "A privacy or security incident and what was done about it.",
        new FeedColumn("incident_id", ColumnKind.Id, "the incident", Required: true),
        new FeedColumn("discovered_on", ColumnKind.Date, "day of discovery", Required: true),
        new FeedColumn("confirmed_on", ColumnKind.Date, "day it was confirmed"),
        new FeedColumn("patient_count", ColumnKind.Whole, "individuals affected"),
        new FeedColumn("state_counts", ColumnKind.Text, "individuals affected by state, for example MA:120;NH:3"),
        new FeedColumn("kind", ColumnKind.Text, "what happened"),
        new FeedColumn("unsecured_phi", ColumnKind.Flag, "true when the information was unsecured (45 CFR 164.402)"),
        new FeedColumn("assessment_done_on", ColumnKind.Date, "day of the four-factor assessment"),
        new FeedColumn("low_probability", ColumnKind.Flag, "true when the assessment found a low probability of compromise"),
        new FeedColumn("individuals_notified_on", ColumnKind.Date, "day the individuals were notified"),
        new FeedColumn("hhs_notified_on", ColumnKind.Date, "day HHS was notified"),
        new FeedColumn("media_notified_on", ColumnKind.Date, "day the media were notified"),
        new FeedColumn("law_enforcement_hold_until", ColumnKind.Date, "last day of a hold asked for by law enforcement"),
        new FeedColumn("sanction", ColumnKind.Text, "sanction applied"),
        new FeedColumn("mitigation", ColumnKind.Text, "what was done to lessen the harm"),
        new FeedColumn("closed_on", ColumnKind.Date, "day it was closed"));
}
