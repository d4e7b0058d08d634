namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-08: ICD-10-PCS codes have the form of one.</summary>
public sealed class ProcedureCodeFormedCheck : CodeFormCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "procedure-code-formed",
        Code = "CNF-08",
        Title = "ICD-10-PCS codes have the form of one",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition = "Seven digits and letters, without I and O, which the code set leaves out.",
        Eligible = "codes of ICD-10-PCS",
        Failing = "codes without the form",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "ICD-10-PCS Official Guidelines, conventions A1 to A5; threshold: policy",
        Owner = "coding",
        Remedy = "Look for cut codes and for letters read as digits.",
    };

    /// <inheritdoc/>
    protected override bool Asks(Coding coding) => coding.Is(CodeSystem.Icd10Pcs);
}
