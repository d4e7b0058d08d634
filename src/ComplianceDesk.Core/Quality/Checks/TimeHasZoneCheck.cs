namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-24: files write their times with a zone.</summary>
public sealed class TimeHasZoneCheck : Check, IChecks<ImportRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "time-has-zone",
        Code = "CNF-24",
        Version = 2,
        Title = "Files write their times with a zone",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "No time in the newest file of each feed (of FHIR, in the files of the newest day) was without a zone. Such times are read in the feed's declared zone and "
            + "marked so; counted by the file, since the import notes it by the file.",
        Eligible = "newest file of each feed, and the FHIR files of the newest day",
        Failing = "files in which a time had no zone",
        Feeds = [ImportRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "FHIR R4 dateTime (a time has a zone); RFC 3339; threshold: policy",
        Owner = "interface team",
        Remedy =
            "Let the extract write the offset, for example 2026-03-01T08:15:00-05:00: in the hour that autumn repeats "
            + "nothing else tells which is meant.",
    };

    /// <inheritdoc/>
    public void Test(ImportRecord import, Tally tally) => tally.Expect(!import.AssumedZone, import, "times without a zone", "a zone with every time", "zone");
}
