namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-14: systolic is above diastolic.</summary>
public sealed class SystolicAboveDiastolicCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "systolic-above-diastolic",
        Code = "PLS-14",
        Title = "Systolic pressure is above diastolic",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.AtemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "A systolic and a diastolic reading of one patient at the same moment: the systolic one is higher. Both are read in "
            + "mm[Hg].",
        Eligible = "systolic readings with a diastolic one of the same taken_at",
        Failing = "pairs in which it is not higher",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Physiology; threshold: policy 0.1 %",
        Owner = "laboratory and nursing informatics",
        Remedy = "The two were swapped at entry, or one is a mistyped figure: see the flow sheet.",
    };

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        for (var place = 0; place < chart.Observations.Count; place++)
        {
            var row = chart.Observations[place];
            if (row.TakenAt is null || row.Reading(VitalSign.Systolic) is not { } systolic || chart.Beside(place, VitalSign.Diastolic, TimeSpan.Zero) is not { } diastolic)
            {
                continue;
            }

            if (systolic > diastolic.Value)
            {
                tally.Pass();
            }
            else
            {
                tally.Expect(false, row, $"{row.Value} over {diastolic.Row.Value}", "a systolic reading above the diastolic one", "value");
            }
        }
    }
}
