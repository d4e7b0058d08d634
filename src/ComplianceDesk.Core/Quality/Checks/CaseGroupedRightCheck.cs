namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-02: cases are grouped right.</summary>
public sealed class CaseGroupedRightCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "case-grouped-right",
        Code = "ACC-02",
        Title = "Cases are grouped as a reviewer groups them, case over case",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition = "Cases whose group a second coder changed, of the cases reviewed.",
        Eligible = "cases reviewed",
        Failing = "cases with another group",
        Feeds = [],
        NoFeed = "No feed of this version carries the cases of a reviewer.",
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Standard,
        Source = "AHIMA 2009, case-over-case method; threshold: policy 5 %",
        Owner = "coding",
        Remedy = "Look at the cases by reason: sequencing, a missed complication, a wrong procedure.",
    };
}
