namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-10: SNOMED CT codes are identifiers of concepts.</summary>
public sealed class SnomedFormedCheck : CodeFormCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "snomed-formed",
        Code = "CNF-10",
        Title = "SNOMED CT codes are identifiers of concepts",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition = "6 to 18 digits with a Verhoeff check digit at the end and the partition of concepts (00 or 10) before it.",
        Eligible = "codes of SNOMED CT",
        Failing = "codes without the form",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "SNOMED CT Release File Specification, component identifiers; threshold: policy",
        Owner = "coding",
        Remedy = "A long number that lost its last digits went through a spreadsheet: send codes as text.",
    };

    /// <inheritdoc/>
    protected override bool Asks(Coding coding) => coding.Is(CodeSystem.Snomed);
}
