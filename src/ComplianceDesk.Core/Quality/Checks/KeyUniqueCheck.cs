using System.Globalization;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-01: a key is one thing.</summary>
public sealed class KeyUniqueCheck : Check, IChecks<KeyRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "key-unique",
        Code = "UNQ-01",
        Title = "A key stands once in a file",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "In the newest file of each feed no key comes again with other values, and no event id of an access log is used for two"
            + " events. The later row of a feed of records wins, so that the earlier one is lost; the later event of a log is "
            + "rejected. Rows that repeat word for word are counted as duplicates at import and do no harm.",
        Eligible = "newest files of feeds with a key of their own",
        Failing = "files in which a key says two things",
        Feeds = [ImportRecord.FeedName],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Standard,
        Source = "OHDSI DataQualityDashboard isPrimaryKey, threshold 0",
        Owner = "interface team",
        Remedy = "Ask the source for a key that is one; both rows stand in the original file, which is kept.",
    };

    /// <inheritdoc/>
    public void Test(KeyRecord file, Tally tally) =>
        tally.Expect(
            file.Repeated == 0, file, string.Create(CultureInfo.InvariantCulture, $"{file.Repeated} rows of {file.Of}"), "each key once, or with the same values", "key");
}
