namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-11: rxNorm codes are numbers of the table.</summary>
public sealed class DrugCodeKnownCheck : Check, IChecks<CodedRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "drug-code-known",
        Code = "CNF-11",
        Title = "RxNorm codes are numbers of the table",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A code of RxNorm is a number of at most eight digits; where the site has loaded a table of RxNorm it is in it. "
            + "RxNorm has no check digit, so without a table a mistyped number passes.",
        Eligible = "codes of RxNorm",
        Failing = "codes without the form or not in the table",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "NLM RxNorm technical documentation; threshold: policy",
        Owner = "pharmacy informatics",
        Remedy = "Map local drugs to RxNorm in the formulary.",
    };

    /// <inheritdoc/>
    public void Test(CodedRecord record, Tally tally)
    {
        if (!record.Coding.Is(CodeSystem.RxNorm))
        {
            return;
        }

        tally.Expect(
            record.Coding.Flaw is null && (!tally.HasTable(CodeSystem.RxNorm) || record.Coding.Entries.Count > 0), record, record.Coding.Code, record.Coding.Flaw ?? "a code of the site's table", "code");
    }
}
