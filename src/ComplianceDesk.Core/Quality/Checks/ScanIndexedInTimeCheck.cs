using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACS-03: a scanned item is indexed within two days.</summary>
public sealed class ScanIndexedInTimeCheck : Check, IChecks<RecordSampleRecord>
{
    private static readonly Threshold Hours = new("hours", "indexed after scanning, at most", 48, Threshold.Hours, 1, 720);

    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "scan-indexed-in-time",
        Code = "ACS-03",
        Version = 2,
        Title = "A scanned item is indexed in time",
        Dimension = QualityDimension.Accessibility,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Accessibility,
        Definition = $"Of the samples of kind scan, those with done_at (indexed) at most {Hours} hours after sampled_at (scanned). A scan that has time yet is not asked.",
        Eligible = "scanned items",
        Failing = "items indexed later, or not at all",
        Feeds = [RecordSampleRecord.FeedName],
        MaxFailing = 0.05m,
        Own = [Hours],
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "Practice; threshold: policy",
        Remedy = "Clear the queue of scans, oldest first: what is not indexed cannot be found.",
    };

    /// <inheritdoc/>
    public void Test(RecordSampleRecord sample, Tally tally)
    {
        var limit = TimeSpan.FromHours(tally.In(Hours));
        if (sample is not { Kind: "scan", ReviewedAt: { } scanned } || (sample.DoneAt is null && scanned + limit > tally.AsOf))
        {
            return;
        }

        tally.Expect(sample.DoneAt - scanned <= limit, sample, sample.DoneAt?.Iso(), $"a time at most {Hours.Quantity(tally.In(Hours))} after sampled_at", "done_at");
    }
}
