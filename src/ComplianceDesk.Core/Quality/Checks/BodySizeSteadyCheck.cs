namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-16: adult body size is steady.</summary>
public sealed class BodySizeSteadyCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "body-size-steady",
        Code = "PLS-16",
        Title = "Adult height and weight change no faster than bodies do",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Of patients of 18 years and more, between two readings that follow each other: height changes by at most 5 cm within 2"
            + " years, weight by at most 20 % within 30 days. Amputation, childbirth and diuresis change a weight honestly: the list "
            + "is for looking.",
        Eligible = "consecutive adult heights at most 2 years apart and weights at most 30 days apart",
        Failing = "pairs that change more; the later one is named",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "After growthcleanr (adult algorithm); threshold: policy, listed and never scored",
        Owner = "laboratory and nursing informatics",
        Remedy = "Compare both readings with the chart; a third one usually tells which is wrong.",
    };

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        if (chart.Patient.BirthDate is not { } birth)
        {
            return;
        }

        var adult = birth.AddYears(18);
        Test(chart.Series(VitalSign.Height), adult, TimeSpan.FromDays(730), (before, after) => Math.Abs(after - before) <= 5, "a height within 5 cm of the one before", tally);
        Test(chart.Series(VitalSign.Weight), adult, TimeSpan.FromDays(30), (before, after) => Math.Abs(after - before) <= 0.2 * before, "a weight within 20 % of the one before", tally);
    }

    private static void Test(IReadOnlyList<VitalReading> series, DateOnly adult, TimeSpan within, Func<double, double, bool> steady, string expected, Tally tally)
    {
        for (var i = 1; i < series.Count; i++)
        {
            var (before, after) = (series[i - 1], series[i]);
            if (before.Row.TakenOn is { } on && on >= adult && after.At - before.At <= within)
            {
                tally.Expect(steady(before.Value, after.Value), after.Row, after.Row.Value, expected, "value");
            }
        }
    }
}
