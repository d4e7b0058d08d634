namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-13: a value stands in the unit it was taken in.</summary>
public sealed class UnitNotSwappedCheck : Check, IChecks<ObservationRecord>, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "unit-not-swapped",
        Code = "PLS-13",
        Title = "No value was taken in one unit and written in another",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "A temperature or height that is impossible in the unit written is possible in one often confused with it (98.6 Cel, 37"
            + " [degF], 1.7 cm, 170 [in_i]); or an adult weight is 2.2 times the median of the patient's other weights (within 3 %), "
            + "so that pounds were written as kilograms, or the reverse.",
        Eligible = "temperatures in Cel or [degF], heights in cm, m or [in_i], and adult weights of patients with two or more",
        Failing = "values that the other unit explains",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Fahrenheit typed as Celsius is a known cause of emergency-department errors; threshold: policy 0.5 %",
        Owner = "laboratory and nursing informatics",
        Remedy = "Ask the ward which unit the device or form uses; fix the entry form, then the value.",
    };

    private const double Tolerance = 0.03;

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.Coding.Vital is not { } sign || observation is not { Unit: { } unit, Number: { } number } || !sign.CanBeConfused(unit)
            || !observation.Stands("value") || !observation.Stands("unit"))
        {
            return;
        }

        if (sign.Meant(number, unit) is { } meant)
        {
            tally.Expect(false, observation, $"{observation.Value} {unit.Code}", $"a value taken in {unit.Code}; this one looks like {meant}", "value", "unit");
        }
        else
        {
            tally.Pass();
        }
    }

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        var weights = chart.Series(VitalSign.Weight);
        if (weights.Count < 2 || chart.Patient.BirthDate is not { } birth)
        {
            return;
        }

        foreach (var weight in weights)
        {
            if (weight.Row.TakenOn is not { } on || on < birth.AddYears(18))
            {
                continue;
            }

            var times = weight.Value / MedianOfOthers(weights, weight.Row);
            var pounds = weight.Row.Unit!.Bare == "[lb_av]";
            var swapped = pounds ? Near(times * VitalSign.Pound, VitalSign.Pound * VitalSign.Pound) : Near(times * VitalSign.Pound, 1);
            if (swapped)
            {
                tally.Expect(
                    false, weight.Row, $"{weight.Row.Value} {weight.Row.Unit.Code}",
                    pounds ? "a weight taken in pounds; this one looks like kilograms" : "a weight taken in kilograms; this one looks like pounds", "value", "unit");
            }
            else
            {
                tally.Pass();
            }
        }
    }

    private static bool Near(double ratio, double of) => Math.Abs(ratio - of) <= Tolerance * of;

    private static double MedianOfOthers(IReadOnlyList<VitalReading> weights, ObservationRecord except)
    {
        double[] others = [.. weights.Where(weight => weight.Row != except).Select(weight => weight.Value).Order()];
        return (others[(others.Length - 1) / 2] + others[others.Length / 2]) / 2;
    }
}
