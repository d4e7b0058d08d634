namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-19: every visit has an attending or primary performer.</summary>
public sealed class AttendingGivenCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "attending-given",
        Code = "CMP-19",
        Title = "Every visit has an attending or primary performer",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "attending_user_id is given for visits that took place: open or finished, neither planned nor void. Whether the "
            + "person is known is asked by CNF-26.",
        Eligible = "visits that took place or are under way",
        Failing = "visits without an attending",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "US Core 6.1.0 Encounter.participant (must support); threshold: policy",
        Owner = "registration",
        Remedy = "Complete the attending from the order or the note; without one nobody owns the chart's deficiencies.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Course is EncounterCourse.Void or EncounterCourse.Planned)
        {
            return;
        }

        tally.Expect(encounter.Attending is not null, encounter, null, "an attending", "attending_user_id");
    }
}
