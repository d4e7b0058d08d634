namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-05: an encounter starts on or before its end.</summary>
public sealed class StartBeforeEndCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "start-before-end",
        Code = "PLS-05",
        Title = "No encounter ends before it starts",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition = "started_at is at or before ended_at, as instants. Void encounters are left out.",
        Eligible = "encounters with both times",
        Failing = "encounters that end before they start",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "OHDSI DataQualityDashboard plausibleStartBeforeEnd; threshold for encounters: policy 0.1 %",
        Remedy = "Look for a swapped pair, a wrong day after midnight, or an hour lost to daylight saving time.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Course == EncounterCourse.Void || encounter is not { StartedAt: { } start, EndedAt: { } end }
            || !encounter.Stands("started_at") || !encounter.Stands("ended_at"))
        {
            return;
        }

        tally.Expect(start <= end, encounter, end, "an end at or after the start", "ended_at", "started_at");
    }
}
