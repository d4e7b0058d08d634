namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>diagnoses</c> feed.</summary>
public static class DiagnosesFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("diagnoses", "A diagnosis of a patient.",
        new FeedColumn("diagnosis_id", ColumnKind.Id, "the diagnosis", Required: true),
        new FeedColumn("patient_id", ColumnKind.Patient, "whose it is", Required: true),
        new FeedColumn("encounter_id", ColumnKind.Id, "in which encounter"),
        new FeedColumn("code", ColumnKind.Word, "its code", Required: true),
        new FeedColumn("system", ColumnKind.Word, "the code system: ICD-10-CM, SNOMED", Required: true),
        new FeedColumn("display", ColumnKind.Word, "its wording"),
        new FeedColumn("sequence", ColumnKind.Whole, "its place among the encounter's diagnoses; 1 is the principal one"),
        new FeedColumn("present_on_admission", ColumnKind.Text, "present on admission: Y, N, U, W, or exempt"),
        new FeedColumn("onset", ColumnKind.TimeOrDate, "when it began"),
        new FeedColumn("recorded_at", ColumnKind.TimeOrDate, "when it was recorded") { IsWeighed = true },
        new FeedColumn("recorded_by", ColumnKind.User, "who recorded it") { IsWeighed = true },
        new FeedColumn("clinical_status", ColumnKind.Word, "active, recurrence, relapse, inactive, remission or resolved"),
        new FeedColumn("verification_status", ColumnKind.Word, "unconfirmed, provisional, differential, confirmed, refuted or entered-in-error"),
        new FeedColumn("category", ColumnKind.Word, "problem-list-item, encounter-diagnosis or health-concern"),
        new FeedColumn("abatement", ColumnKind.TimeOrDate, "when it ended"));
}
