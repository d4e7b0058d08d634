namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-13: CVX and NDC codes have their form.</summary>
public sealed class DrugCodeFormedCheck : CodeFormCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "drug-code-formed",
        Code = "CNF-13",
        Title = "CVX and NDC codes have their form",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "CVX is a number of at most three digits; NDC is labeler, product and package with hyphens (4-4-2, 5-3-2, 5-4-1, "
            + "5-4-2) or the eleven digits of claims.",
        Eligible = "codes of CVX and NDC",
        Failing = "codes without the form",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "CDC code set CVX; 21 CFR 207.33 (NDC configurations); threshold: policy",
        Owner = "coding",
        Remedy = "Keep the hyphens: ten digits without them can be read in three ways.",
    };

    /// <inheritdoc/>
    protected override bool Asks(Coding coding) => coding.Is(CodeSystem.Cvx) || coding.Is(CodeSystem.Ndc);
}
