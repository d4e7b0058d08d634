namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-06: records of a person in two facilities are linked.</summary>
public sealed class NoOverlapCheck : SearchCheck, IChecks<IndexRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-overlap",
        Code = "UNQ-06",
        Version = 2,
        Title = "No person has unlinked records in two facilities",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.UniquenessPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Persons with two records (a confident or confirmed pair of the latest search) whose visits lie in different "
            + "facilities, of all persons. A person of several records counts once.",
        Eligible = "persons: records, those of one person counted once",
        Failing = "persons with records in two facilities or more; the first record is named",
        Feeds = [PatientRecord.FeedName, EncounterRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA terms: overlap; no law or standard sets a rate; threshold: policy, 1 % to begin with",
        Owner = "registrar",
        Remedy = "Link the records in the enterprise index; nothing is merged here.",
    };

    /// <inheritdoc/>
    public void Test(IndexRecord record, Tally tally)
    {
        if (record.SameAs is not null)
        {
            return;
        }

        if (record.Elsewhere is null)
        {
            tally.Pass(record.Records);
        }
        else
        {
            tally.Expect(false, record, $"the person of {record.Elsewhere}, whose visits are in another facility", "one linked person", "patient_id");
        }
    }
}
