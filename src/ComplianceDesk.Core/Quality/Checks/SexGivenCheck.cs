namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-05: every patient has a sex apart from the administrative gender.</summary>
public sealed class SexGivenCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "sex-given",
        Code = "CMP-05",
        Title = "Every patient has a sex apart from the administrative gender",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "A sex as USCDI defines it (us-core-sex or birth sex), recorded apart from the administrative gender.",
        Eligible = "patients",
        Failing = "patients without it",
        Feeds = [],
        NoFeed = "No feed of this version carries a sex apart from the administrative gender, which CMP-04 asks for.",
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 and v3.1 Sex; threshold: policy",
        Owner = "registration",
        Remedy = "Ask the registration system for an extract that tells the two apart.",
    };
}
