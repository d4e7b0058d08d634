namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-09: LOINC codes have the right check digit.</summary>
public sealed class LoincFormedCheck : CodeFormCheck
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
    protected override bool Asks(Coding coding) => coding.Is(CodeSystem.Loinc);
}
