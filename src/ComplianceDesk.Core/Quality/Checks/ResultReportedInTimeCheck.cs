using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-12: results are reported within the hours of the policy.</summary>
public sealed class ResultReportedInTimeCheck : Check, IChecks<ObservationRecord>
{
    private static readonly Threshold Hours = new("hours", "reported after it was taken, at most", 24, Threshold.Hours, 1, 720);

    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "result-reported-in-time",
        Code = "TML-12",
        Title = "Results are reported in time",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition =
            "The time from taken_at to recorded_at (FHIR: from effective to issued) of observations that are no vital signs. The outcome says the "
            + $"median and the 95th percentile beside the share over {Hours} hours. Shown for information: cultures and send-outs take days honestly.",
        Eligible = "observations that are no vital signs, with both times in order",
        Failing = $"those recorded more than {Hours} hours after they were taken",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = null,
        Own = [Hours],
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "FHIR R4 Observation.effective and issued; the limit is policy and differs by test",
        Owner = "laboratory",
        Remedy = "Look at the codes with the longest times: one slow instrument or one interface that sends in batches explains most of them.",
    };

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.Coding.Vital is not null || observation.TakenAt is not { } taken || observation.RecordedAt is not { } recorded || recorded < taken
            || !observation.Stands("taken_at") || !observation.Stands("recorded_at"))
        {
            return;
        }

        var lag = recorded - taken;
        tally.Took(lag);
        if (lag <= TimeSpan.FromHours(tally.In(Hours)))
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, observation, recorded, $"a time at most {Hours.Quantity(tally.In(Hours))} after taken_at", "recorded_at");
        }
    }
}
