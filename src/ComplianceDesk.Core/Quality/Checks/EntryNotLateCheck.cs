using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-09: entries are made within a day of what they tell of.</summary>
public sealed class EntryNotLateCheck : Check, IChecks<ObservationRecord>, IChecks<DocumentRecord>
{
    private static readonly Threshold Hours = new("hours", "entered after what it tells of, at most", 24, Threshold.Hours, 1, 720);

    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "entry-not-late",
        Code = "TML-09",
        Title = "Entries are made soon after what they tell of",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition =
            $"recorded_at of a vital sign is at most {Hours} hours after taken_at; a progress note or an order of a finished visit was written "
            + $"at most {Hours} hours after its end, unless its status says that it is a late entry or an addition (late entry, amended, addended, "
            + "corrected). A time at midnight may be a day alone and has until the end of the day after. Laboratory results are asked by "
            + "TML-12, documents with clocks of their own by TML-01 to TML-08.",
        Eligible = "vital signs with both times, and progress notes and orders of finished visits that are not marked late",
        Failing = $"those recorded more than {Hours} hours later",
        Feeds = [ObservationRecord.FeedName, DocumentRecord.FeedName],
        MaxFailing = 0.05m,
        Own = [Hours],
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA Data Quality Management Model, timeliness; 24 hours and 5 % are policy",
        Owner = "nursing and medical staff",
        Remedy = "Ask why entries wait: a device that loads once a day, or charting after the shift. Have late entries marked as such.",
    };

    /// <inheritdoc/>
    public void Test(ObservationRecord observation, Tally tally)
    {
        if (observation.Coding.Vital is null || observation.TakenAt is not { } taken || observation.RecordedAt is not { } recorded)
        {
            return;
        }

        if (InTime(taken, recorded, tally))
        {
            tally.Pass();
        }
        else if (observation.Stands("taken_at") && observation.Stands("recorded_at"))
        {
            tally.Expect(false, observation, recorded, $"a time at most {Hours.Quantity(tally.In(Hours))} after taken_at", "recorded_at");
        }
    }

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally)
    {
        if (document.Type is not ("progress-note" or "order" or "verbal-order") || document.CreatedAt is not { } written
            || document.Encounter is not { IsFinished: true, EndedAt: { } ended } visit || !document.Stands("created_at") || !visit.Stands("ended_at") || IsMarked(document.Status))
        {
            return;
        }

        tally.Expect(
            InTime(ended, written, tally), document, written,
            $"a time at most {Hours.Quantity(tally.In(Hours))} after the end of the visit, or a status that says the entry is late", "created_at");
    }

    private static bool InTime(DateTime from, DateTime to, Tally tally) =>
        TimeSpan.FromHours(tally.In(Hours)) is var limit && (to - from <= limit || (to - from <= limit + TimeSpan.FromDays(1) && tally.MayBeDayAlone(from)));

    private static bool IsMarked(string? status) => status is not null && Wording.Plain(status) is "late entry" or "late" or "amended" or "addended" or "addendum" or "corrected";
}
