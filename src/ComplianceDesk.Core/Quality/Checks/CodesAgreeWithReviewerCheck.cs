namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-01: codes agree with a reviewer.</summary>
public sealed class CodesAgreeWithReviewerCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "codes-agree-with-reviewer",
        Code = "ACC-01",
        Title = "Codes agree with a reviewer's, code over code",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition = "Codes that a second coder found missing or wrong, of the second coder's codes.",
        Eligible = "codes of the reviewer",
        Failing = "codes missed or wrong",
        Feeds = [],
        NoFeed = "No feed of this version carries the codes of a reviewer.",
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Standard,
        Source = "AHIMA 2009, code-over-code method; 95 % is quoted by all and defined by none",
        Owner = "coding",
        Remedy = "Teach from the cases; print which method a figure is of.",
    };
}
