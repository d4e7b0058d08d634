namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-25: every observation has a value or a reason for having none.</summary>
public sealed class ObservationAnsweredCheck : Check, IChecks<ObservationRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "observation-answered",
        Code = "CMP-25",
        Title = "Every observation has a value or a reason for having none",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "value or absent_reason is given. The components of a FHIR panel are observations of their own, so a panel is "
            + "not asked for a value.",
        Eligible = "observations",
        Failing = "observations with neither",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "US Core 6.1.0 vital signs vs-2 and laboratory us-core-2 (value, component or absent reason); threshold: policy",
        Owner = "laboratory and nursing informatics",
        Remedy = "Look for results that were filed before they came; cancel orders that were not done.",
    };

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.HasValue || observation.AbsentReason is not null)
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, observation, null, "a value, or the reason for having none", "value", "absent_reason");
        }
    }
}
