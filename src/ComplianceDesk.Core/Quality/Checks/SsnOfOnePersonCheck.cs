namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>UNQ-05: a social security number is one person's.</summary>
public sealed class SsnOfOnePersonCheck : Check, IChecks<IdentifierRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "ssn-of-one-person",
        Code = "UNQ-05",
        Title = "A social security number is one person's",
        Dimension = QualityDimension.Uniqueness,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "A possible social security number of nine digits that is no placeholder stands with one patient. Records that the "
            + "search for duplicates pairs, or that somebody has called one person, do not count: they are booked by UNQ-03.",
        Eligible = "different numbers",
        Failing = "numbers on two patients or more who are no possible duplicates; the first of them is named",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Practice of master patient indexes; threshold: policy 0.5 %",
        Owner = "registrar",
        Remedy = "Ask for the card again; look for a spouse's or parent's number taken from the insurance form.",
    };

    /// <inheritdoc/>
    public void Test(IdentifierRecord number, Tally tally)
    {
        if (number.Column != "ssn")
        {
            return;
        }

        if (number.AlsoOn is null)
        {
            tally.Pass(number.Numbers);
        }
        else
        {
            tally.Expect(false, number, $"also on {number.AlsoOn}", "a number of one person", "ssn");
        }
    }
}
