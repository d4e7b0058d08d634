using System.Globalization;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-11: a vital sign of an adult is usual.</summary>
public sealed class VitalSignUsualCheck : Check, IChecks<ObservationRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "vital-sign-usual",
        Code = "PLS-11",
        Title = "Vital signs of adults are usual",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Of patients of 18 years and more: heart rate 30 to 200 /min, respiratory rate 6 to 50 /min, temperature 34 to 42 Cel, "
            + "oxygen saturation 70 to 100 %, systolic 60 to 250 and diastolic 30 to 150 mm[Hg], height 110 to 230 cm, weight 30 to "
            + "340 kg, BMI 10 to 100 kg/m2. What PLS-10 has failed is not asked again.",
        Eligible = "possible vital signs of adults whose unit can be converted",
        Failing = "values outside the usual range: to look at, not to score",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = null,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "Ranges as PLS-10, before widening; listed and never scored",
        Owner = "laboratory and nursing informatics",
        Remedy = "Look at the chart: the very sick have such values. Nothing needs mending because it is listed.",
    };

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.Coding.Vital is not { } sign || observation.TakenOn is not { } on || observation.Patient.BirthDate is not { } birth
            || on < birth.AddYears(18) || observation.Reading(sign) is not { } value || !sign.IsPossible(value))
        {
            return;
        }

        if (sign.IsUsual(value))
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(
                false, observation, observation.Value,
                string.Create(CultureInfo.InvariantCulture, $"usually a {sign.Name} of {sign.Usual.Least} to {sign.Usual.Most} {sign.Unit}"), "value");
        }
    }
}
