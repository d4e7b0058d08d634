namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-14: units are units of UCUM.</summary>
public sealed class UnitValidCheck : Check, IChecks<ObservationRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "unit-valid",
        Code = "CNF-14",
        Title = "Units are units of UCUM",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A given unit follows the grammar of UCUM, case sensitive: units, prefixes, exponents, products, quotients and "
            + "annotations. mmHg is not one (mm[Hg] is), nor is beats/min (/min or {beats}/min is).",
        Eligible = "given units",
        Failing = "units that are none of UCUM",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "The Unified Code for Units of Measure; PIQI invalid value; threshold: policy",
        Owner = "laboratory and nursing informatics",
        Remedy = "Correct the unit in the dictionary of results.",
    };

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.Unit is not { } unit)
        {
            return;
        }

        if (unit.IsUcum)
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, observation, unit.Code, "a unit of UCUM", "unit");
        }
    }
}
