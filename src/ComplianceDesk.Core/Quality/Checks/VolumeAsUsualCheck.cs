using System.Globalization;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-31: as many records came on each day as on the same weekday before.</summary>
public sealed class VolumeAsUsualCheck : Check, IChecks<FeedDayRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "volume-as-usual",
        Code = "CMP-31",
        Title = "As many records came on each day as on the same weekday before",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "For accesses, encounters and observations: the count of a day is within 30 % of the median of the same weekday "
            + "in the eight weeks before. The last 28 whole days up to the newest of the feed are asked, of which a median of "
            + "at least 100 is known from four weekdays or more: below that chance alone moves a day by more.",
        Eligible = "days of the feeds asked",
        Failing = "days outside the band",
        Feeds = ["accesses", EncounterRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Volume monitoring as in Deequ and Elementary; threshold: policy",
        Owner = "interface team",
        Remedy = "Ask the interface: half a day is usually a stopped extract, a double day one that ran twice.",
    };

    private const double Band = 0.3;
    private const int LeastWeekdays = 4;
    private const long LeastMedian = 100;

    /// <inheritdoc/>
    public void Test(FeedDayRecord day, Tally tally)
    {
        if (day.Before.Count < LeastWeekdays)
        {
            return;
        }

        long[] before = [.. day.Before.Order()];
        var median = (before[(before.Length - 1) / 2] + before[before.Length / 2]) / 2.0;
        if (median < LeastMedian)
        {
            return;
        }

        tally.Expect(
            Math.Abs(day.Count - median) <= Band * median, day, day.Count.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"a count within 30 % of {median:0.#}"), "records");
    }
}
