using System.Globalization;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-10: a vital sign is possible.</summary>
public sealed class VitalSignPossibleCheck : Check, IChecks<ObservationRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "vital-sign-possible",
        Code = "PLS-10",
        Title = "Vital signs are possible",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "A vital sign, read in the unit of the range, lies within what is practically possible at any age: heart rate 15 to 300"
            + " /min, respiratory rate 3 to 80 /min, temperature 25 to 45 Cel, oxygen saturation 40 to 100 %, systolic 40 to 300 and "
            + "diastolic 10 to 200 mm[Hg], height 20 to 250 cm, weight 0.3 to 400 kg, BMI 7 to 110 kg/m2. Fahrenheit, pounds, inches "
            + "and the like are converted. A number that another unit explains is left to PLS-13.",
        Eligible = "numeric vital signs (by LOINC code) whose unit can be converted",
        Failing = "values outside the range",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source =
            "Ranges: published cut-offs of data cleaning, widened to all ages (docs/checks/vital-sign-possible.md); threshold: "
            + "policy 0.1 %",
        Owner = "laboratory and nursing informatics",
        Remedy = "Compare with the flow sheet; look for a missing decimal point and for swapped fields.",
    };

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.Coding.Vital is not { } sign || observation.Reading(sign) is not { } value)
        {
            return;
        }

        if (sign.IsPossible(value))
        {
            tally.Pass();
        }
        else if (sign.Meant(observation.Number!.Value, observation.Unit!) is null)
        {
            tally.Expect(
                false, observation, observation.Value,
                string.Create(CultureInfo.InvariantCulture, $"a {sign.Name} of {sign.Hard.Least} to {sign.Hard.Most} {sign.Unit}"), "value");
        }
    }
}
