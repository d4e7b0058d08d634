namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>observations</c> feed.</summary>
public static class ObservationsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("observations", "A measurement or other finding about a patient.",
        new FeedColumn("observation_id", ColumnKind.Id, "the observation", Required: true),
        new FeedColumn("patient_id", ColumnKind.Patient, "whose it is", Required: true),
        new FeedColumn("encounter_id", ColumnKind.Id, "in which encounter"),
        new FeedColumn("code", ColumnKind.Word, "what was observed, as a code", Required: true),
        new FeedColumn("system", ColumnKind.Word, "the code system: LOINC, SNOMED"),
        new FeedColumn("display", ColumnKind.Word, "what was observed, in words"),
        new FeedColumn("value", ColumnKind.Text, "the result as written: a number, a word or a code"),
        new FeedColumn("unit", ColumnKind.Word, "unit of a number, UCUM"),
        new FeedColumn("taken_at", ColumnKind.TimeOrDate, "when it was taken"),
        new FeedColumn("recorded_at", ColumnKind.TimeOrDate, "when it was recorded"),
        new FeedColumn("absent_reason", ColumnKind.Word, "why there is no value"));
}
