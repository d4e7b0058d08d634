namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-05: ICD-10-CM codes have the form of one.</summary>
public sealed class IcdFormedCheck : CodeFormCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "icd-formed",
        Code = "CNF-05",
        Title = "ICD-10-CM codes have the form of one",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A letter, a digit, a digit or letter, then up to four more after the point, which may be left out: 3 to 7 "
            + "characters. Whether a code of the form exists is asked by CNF-06.",
        Eligible = "codes of ICD-10-CM",
        Failing = "codes without the form",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "ICD-10-CM Official Guidelines for Coding and Reporting, conventions; threshold: policy",
        Owner = "coding",
        Remedy = "Look for codes of another system sent as ICD-10-CM, and for cut ones.",
    };

    /// <inheritdoc/>
    protected override bool Asks(Coding coding) => coding.Is(CodeSystem.Icd10Cm);
}
