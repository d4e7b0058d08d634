namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-10: nothing is recorded before it happened.</summary>
public sealed class RecordedAfterEventCheck : Check, IChecks<ObservationRecord>, IChecks<DiagnosisRecord>, IChecks<DocumentRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "recorded-after-event",
        Code = "TML-10",
        Title = "Nothing is recorded before it happened",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "recorded_at of an observation is at or after taken_at, recorded_at of a diagnosis on or after the day of its onset, signed_at "
            + "of a document at or after created_at, and a discharge summary or an operative report was written on or after the day its visit "
            + "began. Less than a minute is rounding; a time at midnight may be a day alone and is compared as a day.",
        Eligible = "pairs of such times",
        Failing = "pairs the wrong way round",
        Feeds = [ObservationRecord.FeedName, DiagnosisRecord.FeedName, DocumentRecord.FeedName],
        MaxFailing = 0.001m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "42 CFR 482.24(c)(1) asks for accurate, dated and timed entries; an entry before its event is a sign of charting ahead; threshold: policy 0.1 %",
        Owner = "compliance",
        Remedy = "Compare with the access log who wrote the entry and when. First rule out a clock that is wrong and a time zone that is missing.",
    };

    private static readonly TimeSpan Rounding = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.TakenAt is { } taken && observation.RecordedAt is { } recorded)
        {
            Test(observation, taken, "taken_at", recorded, "recorded_at", tally);
        }
    }

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (diagnosis.OnsetOn is { } onset && diagnosis.RecordedOn is { } recorded && diagnosis.Stands("onset") && diagnosis.Stands("recorded_at"))
        {
            tally.Expect(recorded >= onset, diagnosis, recorded, $"a day on or after the onset, {onset:yyyy-MM-dd}", "recorded_at");
        }
    }

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally)
    {
        if (document.CreatedAt is not { } written)
        {
            return;
        }

        if (document.SignedAt is { } signed)
        {
            Test(document, written, "created_at", signed, "signed_at", tally);
        }

        if (document.Type is "discharge-summary" or "operative-report" && document.Encounter is { StartedOn: { } started } visit && document.Stands("created_at") && visit.Stands("started_at"))
        {
            tally.Expect(document.CreatedOn >= started, document, written, "a day on or after the start of the visit it tells of", "created_at");
        }
    }

    private static void Test(CheckedRecord record, DateTime happened, string when, DateTime recorded, string then, Tally tally)
    {
        if (recorded > happened - Rounding || (recorded > happened.AddDays(-1) && tally.MayBeDayAlone(recorded)))
        {
            tally.Pass();
        }
        else if (record.Stands(when) && record.Stands(then))
        {
            tally.Expect(false, record, recorded, $"a time at or after {when}", then);
        }
    }
}
