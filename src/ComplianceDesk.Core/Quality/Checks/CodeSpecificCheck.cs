namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-07: ICD-10-CM codes are specific.</summary>
public sealed class CodeSpecificCheck : Check, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "code-specific",
        Code = "CNF-07",
        Title = "ICD-10-CM codes are specific",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "The wording of the code, as recorded or as the site's table has it, does not say unspecified. Shown for "
            + "information: unspecified is right where the notes do not tell more.",
        Eligible = "ICD-10-CM codes with a wording",
        Failing = "codes whose wording says unspecified",
        Feeds = [DiagnosisRecord.FeedName],
        MaxFailing = null,
        Severity = CheckSeverity.Info,
        Basis = ThresholdBasis.Policy,
        Source = "Coding practice; ICD-10-CM Official Guidelines, section I.B.18",
        Owner = "coding",
        Remedy = "A service with a high share may need a query template; do not code beyond the notes.",
    };

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (!diagnosis.Coding.Is(CodeSystem.Icd10Cm) || diagnosis.Coding.Wording is not { } wording)
        {
            return;
        }

        tally.Expect(!wording.Contains("unspecified", StringComparison.OrdinalIgnoreCase), diagnosis, diagnosis.Coding.Code, "a specific code where the notes allow", "code");
    }
}
