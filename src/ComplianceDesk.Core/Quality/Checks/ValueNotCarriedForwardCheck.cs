namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-17: a value is measured, not carried forward.</summary>
public sealed class ValueNotCarriedForwardCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "value-not-carried-forward",
        Code = "PLS-17",
        Title = "No weight is carried forward",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "The weight of a patient, or the height of one under 18, is not the very same number in four measurements or more that "
            + "follow each other at different times: the first and three copies of it. Other vital signs repeat by chance.",
        Eligible = "series of four or more weights, or of heights of a child",
        Failing = "series with such a run; its fourth measurement is named",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = null,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "After growthcleanr, whose main exclusion in children is the value carried forward; listed and never scored",
        Owner = "laboratory and nursing informatics",
        Remedy = "Ask whether the form fills in the last value; a measured weight hardly ever repeats to the tenth.",
    };

    private const int Run = 4;

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        Test(chart.Series(VitalSign.Weight), tally);
        if (chart.Patient.BirthDate is { } birth)
        {
            Test([.. chart.Series(VitalSign.Height).Where(reading => reading.Row.TakenOn < birth.AddYears(18))], tally);
        }
    }

    private static void Test(IReadOnlyList<VitalReading> series, Tally tally)
    {
        if (series.Count < Run)
        {
            return;
        }

        var length = 1;
        for (var i = 1; i < series.Count; i++)
        {
            length = series[i].Row.Number.Equals(series[i - 1].Row.Number) ? length + (series[i].At > series[i - 1].At ? 1 : 0) : 1;
            if (length == Run)
            {
                tally.Expect(false, series[i].Row, series[i].Row.Value, "a value measured anew", "value");
                return;
            }
        }

        tally.Pass();
    }
}
