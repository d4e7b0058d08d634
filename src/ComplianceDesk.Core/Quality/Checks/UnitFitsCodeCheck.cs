namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-12: a unit fits its code.</summary>
public sealed class UnitFitsCodeCheck : Check, IChecks<ObservationRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "unit-fits-code",
        Code = "PLS-12",
        Title = "Units measure what the code says",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "The unit of a number measures the property that its LOINC code stands for: a mass concentration in mg/dL, g/L …, a "
            + "substance concentration in mmol/L …, a temperature in Cel or [degF]. About 120 codes of vital signs and common "
            + "laboratory tests are known. Units that are none of UCUM are booked by CNF-14.",
        Eligible = "numeric observations of known codes with a unit of UCUM",
        Failing = "units of another property",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Standard,
        Source = "LOINC, property axis; OHDSI DataQualityDashboard plausibleUnitConceptIds, 5 %",
        Owner = "laboratory and nursing informatics",
        Remedy = "Correct the unit or the code in the dictionary of results: one entry there mends every row.",
    };

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.Coding.Property is not { } property || observation.Unit is not { IsUcum: true } unit || observation.Number is null)
        {
            return;
        }

        if (property.Fits(unit))
        {
            tally.Pass();
        }
        else if (observation.Stands("unit"))
        {
            tally.Expect(false, observation, unit.Code, $"a unit of {property.Name}", "unit");
        }
    }
}
