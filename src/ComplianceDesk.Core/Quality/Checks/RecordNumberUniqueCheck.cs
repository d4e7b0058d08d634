namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-02: a record number is one patient.</summary>
public sealed class RecordNumberUniqueCheck : Check, IChecks<IdentifierRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "record-number-unique",
        Code = "UNQ-02",
        Title = "No two patients have the same record number written two ways",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "Record numbers of listed patients, compared without case, spaces, hyphens, points and leading zeros, are different. "
            + "The store takes a number as text, so that 00123 and 123 are two patients to it.",
        Eligible = "record numbers",
        Failing = "numbers that another patient has, written otherwise",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA, medical record number unique in its issuer; any failure fails",
        Owner = "registrar",
        Remedy = "Find out whether the two are one person; send one way of writing from every source.",
    };

    /// <inheritdoc/>
    public void Test(IdentifierRecord number, Tally tally)
    {
        if (number.Column != "patient_id")
        {
            return;
        }

        if (number.AlsoOn is null)
        {
            tally.Pass(number.Numbers);
        }
        else
        {
            tally.Expect(false, number, $"like {number.AlsoOn}", "a number that no other patient has", "patient_id");
        }
    }
}
