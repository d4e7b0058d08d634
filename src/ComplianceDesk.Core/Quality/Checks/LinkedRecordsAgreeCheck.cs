namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-04: linked records agree.</summary>
public sealed class LinkedRecordsAgreeCheck : SearchCheck, IChecks<LinkedRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "linked-records-agree",
        Code = "CNS-04",
        Title = "Records of one person agree on who it is",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.UniquenessPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "Two records that somebody has called one person have the same birth date, sex and name (family and given, compared "
            + "without case and punctuation). What one of them leaves empty is not compared.",
        Eligible = "pairs of records called one person",
        Failing = "pairs that disagree; the later record is named",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Patient Demographic Data Quality framework of ONC; threshold: policy 1 %",
        Owner = "registrar",
        Remedy = "Correct the wrong one in its system before the records are linked or merged there.",
    };

    /// <inheritdoc/>
    public void Test(LinkedRecord pair, Tally tally)
    {
        var columns = new List<string>();
        if (pair.First.BirthDate is { } birth && pair.Second.BirthDate is { } other && birth != other)
        {
            columns.Add("birth_date");
        }

        Compare(pair.First.Sex, pair.Second.Sex, "sex", columns);
        Compare(pair.First.FamilyName, pair.Second.FamilyName, "family_name", columns);
        Compare(pair.First.GivenName, pair.Second.GivenName, "given_name", columns);
        tally.Expect(columns.Count == 0, pair, $"unlike {pair.First.RecordId}", "what the other record of the person says", [.. columns]);
    }

    private static void Compare(string? a, string? b, string column, List<string> columns)
    {
        if (Wording.Given(a) && Wording.Given(b) && Wording.Plain(a) != Wording.Plain(b))
        {
            columns.Add(column);
        }
    }
}
