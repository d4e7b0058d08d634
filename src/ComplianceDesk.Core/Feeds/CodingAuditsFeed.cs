namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>coding_audits</c> feed: a row for each code of a case that was coded again.</summary>
public static class CodingAuditsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("coding-audits", "A code of a case that a second coder reviewed.",
        new FeedColumn("audit_id", ColumnKind.Id, "the reviewed code", Required: true),
        new FeedColumn("encounter_id", ColumnKind.Id, "of which encounter", Required: true),
        new FeedColumn("system", ColumnKind.Text, "the code system: ICD-10-CM, ICD-10-PCS, CPT"),
        new FeedColumn("assigned_code", ColumnKind.Text, "the code first assigned; empty when it was missed"),
        new FeedColumn("reviewed_code", ColumnKind.Text, "the reviewer's code; empty when the reviewer took it out"),
        new FeedColumn("drg_assigned", ColumnKind.Text, "group of the case before the review (MS-DRG, APR-DRG or APC)"),
        new FeedColumn("drg_reviewed", ColumnKind.Text, "its group after the review"),
        new FeedColumn("coder_user_id", ColumnKind.User, "who coded the case"),
        new FeedColumn("reviewer_user_id", ColumnKind.User, "who reviewed it"),
        new FeedColumn("reviewed_at", ColumnKind.TimeOrDate, "when it was reviewed", Required: true),
        new FeedColumn("corrected_at", ColumnKind.TimeOrDate, "when the case was put right, bill included"));
}
