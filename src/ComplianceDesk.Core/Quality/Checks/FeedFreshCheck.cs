using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-11: feeds are fresh.</summary>
public sealed class FeedFreshCheck : Check, IChecks<NewestEventRecord>
{
    private static readonly Threshold Hours = new("hours", "newest event of a feed made round the clock, at most", 24, Threshold.Hours, 1, 720);
    private static readonly Threshold OfficeHours = new("office-hours", "newest event of a feed that offices make, at most", 96, Threshold.Hours, 1, 720);

    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "feed-fresh",
        Code = "TML-11",
        Title = "Feeds are fresh",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Currency,
        Definition =
            $"The newest event of a feed is at most {Hours} hours old: of accesses, encounters, diagnoses, observations and documents, which a hospital makes "
            + $"round the clock; at most {OfficeHours} hours, a long weekend, of what offices make: requests, coding queries, billing and disclosures. Events "
            + "dated after the run do not count. Feeds without times of events (people, departments, vendors) are not asked.",
        Eligible = "feeds in the store that hold an event",
        Failing = "feeds whose newest event is older",
        Feeds = ["accesses", EncounterRecord.FeedName, DiagnosisRecord.FeedName, ObservationRecord.FeedName, DocumentRecord.FeedName, RequestRecord.FeedName, CodingQueryRecord.FeedName, BillingRecord.FeedName, DisclosureRecord.FeedName],
        MaxFailing = 0m,
        Own = [Hours, OfficeHours],
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Freshness checks of Soda and Elementary; 24 and 96 hours are policy",
        Owner = "interface team",
        Remedy = "Ask whether the extract ran and was sent. Until it is back, read every figure that rests on the feed as of its newest event.",
    };

    private static readonly string[] RoundTheClock = ["accesses", EncounterRecord.FeedName, DiagnosisRecord.FeedName, ObservationRecord.FeedName, DocumentRecord.FeedName];

    /// <inheritdoc/>
    public void Test(NewestEventRecord newest, Tally tally)
    {
        var most = RoundTheClock.Contains(newest.Feed) ? Hours : OfficeHours;
        tally.Expect(tally.Now - newest.At <= TimeSpan.FromHours(tally.In(most)), newest, newest.At, $"an event of the last {most.Quantity(tally.In(most))}", "newest");
    }
}
