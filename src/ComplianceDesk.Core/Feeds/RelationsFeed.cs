namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>relations</c> feed.</summary>
public static class RelationsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("relations", "A person named in a patient's record.",
        new FeedColumn("patient_id", ColumnKind.Patient, "the patient", Required: true),
        new FeedColumn("kind", ColumnKind.Choice, "as what", Values: ["emergency-contact", "next-of-kin", "guarantor", "subscriber"]) { IsWeighed = true },
        new FeedColumn("given_name", ColumnKind.Text, "given name") { IsWeighed = true },
        new FeedColumn("family_name", ColumnKind.Text, "family name") { IsWeighed = true },
        new FeedColumn("phone", ColumnKind.Text, "telephone") { IsWeighed = true },
        new FeedColumn("address_line", ColumnKind.Text, "street address") { IsWeighed = true },
        new FeedColumn("postal_code", ColumnKind.Text, "postal code") { IsWeighed = true });
}
