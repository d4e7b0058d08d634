namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-17: a finished encounter has start and end.</summary>
public sealed class FinishedEncounterDatedCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "finished-encounter-dated",
        Code = "CMP-17",
        Title = "Every finished encounter has a start and an end",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "An encounter is finished when its status says finished, completed, discharged or closed, or when it has no "
            + "known status but an end or a disposition. Its started_at and ended_at are both given.",
        Eligible = "finished encounters",
        Failing = "finished encounters lacking start or end",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "US Core 6.1.0 Encounter.period (must support); threshold: policy",
        Remedy = "Enter the time of discharge or departure; an open end keeps the chart out of the 30-day completion clock.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Course != EncounterCourse.Finished)
        {
            return;
        }

        tally.Require(
            encounter, "a start and an end, since the encounter is finished", ("started_at", encounter.StartedAt is not null), ("ended_at", encounter.EndedAt is not null));
    }
}
