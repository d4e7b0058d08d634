namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-09: inpatient stays do not overlap.</summary>
public sealed class StaysApartCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "stays-apart",
        Code = "UNQ-09",
        Title = "Inpatient stays of a patient do not overlap",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "Of a patient's inpatient stays in the order of their start, each starts at or after the end of the one before. Planned"
            + " and void encounters, and stays without an end, are left out.",
        Eligible = "stays with an earlier one whose end is known",
        Failing = "stays that start before the earlier one ends",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "After OHDSI DataQualityDashboard, overlap of observation periods; threshold: policy 0.1 %",
        Remedy = "Look for a transfer entered as a new stay, a stay entered twice, or two patients under one number.",
    };

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        EncounterRecord? before = null;
        foreach (var stay in chart.Encounters)
        {
            if (stay is not { Class: "inpatient", StartedAt: { } start, EndedAt: { } end } || stay.Course is EncounterCourse.Void or EncounterCourse.Planned
                || end < start || !stay.Stands("started_at") || !stay.Stands("ended_at"))
            {
                continue;
            }

            if (before is not null)
            {
                tally.Expect(start >= before.EndedAt, stay, start, "a start at or after the end of the stay before", "started_at");
            }

            before = before is null || end > before.EndedAt ? stay : before;
        }
    }
}
