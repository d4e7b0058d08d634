namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-03: no record may be a duplicate.</summary>
public sealed class NoPossibleDuplicateCheck : SearchCheck, IChecks<IndexRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-possible-duplicate",
        Code = "UNQ-03",
        Title = "No record is possibly another record's person",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.UniquenessPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Patient records in a possible pair of the latest search for duplicates that nobody has called two people, of the "
            + "records searched. Records are counted, not pairs: 5,000 pairs of 10,000 records in an index of 500,000 are 2 %.",
        Eligible = "records searched",
        Failing = "records in at least one possible pair",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA 2020: at most 1 %",
        Owner = "registrar",
        Remedy = "Decide the pairs on the page Possible duplicates; merge in the system that the records come from.",
    };

    /// <inheritdoc/>
    public void Test(IndexRecord record, Tally tally)
    {
        if (record.MayBe is null)
        {
            tally.Pass(record.Records);
        }
        else
        {
            tally.Expect(false, record, $"possibly {record.MayBe}", "a record that no other record may be", "patient_id");
        }
    }
}
