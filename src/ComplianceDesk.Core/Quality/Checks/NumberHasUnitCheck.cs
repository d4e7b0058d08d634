namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-26: every numeric result has a unit.</summary>
public sealed class NumberHasUnitCheck : Check, IChecks<ObservationRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "number-has-unit",
        Code = "CMP-26",
        Title = "Every numeric result has a unit",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "A value that is a number has a unit. Whether the unit is one of UCUM is asked by CNF-14; FHIR files give the "
            + "UCUM code of the quantity. A number without dimension has the unit 1 or one in braces, such as {score}.",
        Eligible = "observations whose value is a number",
        Failing = "those without a unit",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "US Core 6.1.0 vital signs: valueQuantity.unit, system and code 1..1; threshold: policy",
        Owner = "laboratory and nursing informatics",
        Remedy = "Complete the unit in the dictionary of results: one entry there mends every row.",
    };

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.Unit is not null)
        {
            if (observation.Number is not null)
            {
                tally.Pass();
            }
        }
        else if (observation.Number is not null)
        {
            tally.Expect(false, observation, null, "a unit of UCUM", "unit");
        }
    }
}
