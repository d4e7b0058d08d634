namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-04: a registration makes a new person only.</summary>
public sealed class NoDuplicateCreatedCheck : SearchCheck, IChecks<IndexRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-duplicate-created",
        Code = "UNQ-04",
        Title = "No registration makes a second record of a person",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.UniquenessPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Records registered in the last 90 days that somebody has called the same person as a record registered earlier, of the"
            + " records registered in these days. Only what a person has decided counts.",
        Eligible = "records registered in the last 90 days",
        Failing = "those called the same person as an earlier record",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA 2020, duplicate creation rate; 1 % is policy",
        Owner = "registrar",
        Remedy = "Show the registrar the record that the search would have found; look for a common cause by desk and hour.",
    };

    /// <summary>Days back from the run.</summary>
    public const int Days = 90;

    /// <inheritdoc/>
    public void Test(IndexRecord record, Tally tally)
    {
        if (record.Registered == 0)
        {
            return;
        }

        if (record.MadeAfter is null)
        {
            tally.Pass(record.Registered);
        }
        else
        {
            tally.Expect(false, record, $"the person of {record.MadeAfter}", "a person who had no record", "patient_id");
        }
    }
}
