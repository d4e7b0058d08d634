namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-09: lOINC codes have the right check digit.</summary>
public sealed class LoincFormedCheck : Check, IChecks<CodedRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "loinc-formed",
        Code = "CNF-09",
        Title = "LOINC codes have the right check digit",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition = "One to seven digits, a hyphen and the mod-10 check digit.",
        Eligible = "codes of LOINC",
        Failing = "codes without the form",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "LOINC Users' Guide (check digit); threshold: policy",
        Owner = "coding",
        Remedy = "Correct the code in the dictionary of results: local codes must not be sent as LOINC.",
    };

    /// <inheritdoc/>
    public void Test(CodedRecord record, Tally tally)
    {
        if (!record.Coding.Is(CodeSystem.Loinc))
        {
            return;
        }

        if (record.Coding.Flaw is null)
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, record, record.Coding.Code, record.Coding.Flaw, "code");
        }
    }
}
