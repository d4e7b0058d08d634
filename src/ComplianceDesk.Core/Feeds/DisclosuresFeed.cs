namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>disclosures</c> feed.</summary>
public static class DisclosuresFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("disclosures", "A disclosure to be accounted for (45 CFR 164.528).",
        new FeedColumn("disclosure_id", ColumnKind.Id, "the disclosure", Required: true),
        new FeedColumn("patient_id", ColumnKind.Patient, "whose information", Required: true),
        new FeedColumn("at", ColumnKind.TimeOrDate, "when", Required: true),
        new FeedColumn("recipient", ColumnKind.Text, "to whom", Required: true),
        new FeedColumn("recipient_address", ColumnKind.Text, "the recipient's address"),
        new FeedColumn("what", ColumnKind.Text, "what was disclosed", Required: true),
        new FeedColumn("purpose", ColumnKind.Text, "what for", Required: true),
        new FeedColumn("basis", ColumnKind.Text, "on what basis", Required: true));
}
