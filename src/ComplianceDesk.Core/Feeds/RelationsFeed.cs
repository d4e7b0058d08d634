namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>relations</c> feed.</summary>
public static class RelationsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("relations", "A person named in a patient's record.",
        new FeedColumn("patient_id", ColumnKind.Patient, "the patient", Required: true),
        new FeedColumn("kind", ColumnKind.Choice, "as what", Values: ["emergency-contact", "next-of-kin", "guarantor", "subscriber"]),
        new FeedColumn("given_name", ColumnKind.Text, "given name"),
        new FeedColumn("family_name", ColumnKind.Text, "family name"),
        new FeedColumn("phone", ColumnKind.Text, "telephone"),
        new FeedColumn("address_line", ColumnKind.Text, "street address"),
        new FeedColumn("postal_code", ColumnKind.Text, "postal code"));
}
