using System.Globalization;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-08: everything sent was loaded.</summary>
public sealed class LoadedAsSentCheck : Check, IChecks<LoadRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "loaded-as-sent",
        Code = "CNS-08",
        Title = "What the source sent is what was loaded",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "For each feed and day, as many rows of its files are in the store (stored then, or there already) as the files had. "
            + "The last 30 days (UTC) are asked, from the newest full file of the feed on, since that file replaces what came before.",
        Eligible = "feeds and days of import",
        Failing = "those of which rows were rejected",
        Feeds = [ImportRecord.FeedName],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Law,
        Source =
            "42 CFR 482.24(b): the record system must protect the security of all entries (integrity); any difference fails",
        Owner = "interface team",
        Remedy = "Download the rejected rows with their reasons, mend them and import the whole file again.",
    };

    /// <inheritdoc/>
    public void Test(LoadRecord day, Tally tally) =>
        tally.Expect(day.Loaded == day.Sent, day, string.Create(CultureInfo.InvariantCulture, $"{day.Loaded} of {day.Sent}"), "every row loaded", "rows");
}
