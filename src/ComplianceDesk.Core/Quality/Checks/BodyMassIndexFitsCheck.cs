using System.Globalization;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-15: BMI fits height and weight.</summary>
public sealed class BodyMassIndexFitsCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "body-mass-index-fits",
        Code = "PLS-15",
        Title = "Body mass index fits height and weight",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A recorded body mass index is within 1.0 kg/m2 of weight over height squared, from the height and weight nearest to it"
            + " in the record and at most an hour away.",
        Eligible = "BMI readings with height and weight within an hour",
        Failing = "those off by more than 1.0",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "Arithmetic; threshold: policy 0.5 %",
        Owner = "laboratory and nursing informatics",
        Remedy = "One of the three is wrong: usually a height in another unit or a weight of another day.",
    };

    private static readonly TimeSpan Within = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        for (var place = 0; place < chart.Observations.Count; place++)
        {
            var row = chart.Observations[place];
            if (row.TakenAt is null || row.Reading(VitalSign.BodyMassIndex) is not { } index
                || chart.Beside(place, VitalSign.Height, Within) is not { } height || chart.Beside(place, VitalSign.Weight, Within) is not { } weight)
            {
                continue;
            }

            var computed = weight.Value / (height.Value * height.Value / 10_000);
            if (Math.Abs(index - computed) <= 1)
            {
                tally.Pass();
            }
            else
            {
                tally.Expect(false, row, row.Value, string.Create(CultureInfo.InvariantCulture, $"about {computed:0.0} kg/m2"), "value");
            }
        }
    }
}
