namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-04: an operative report is final within the hours of the policy.</summary>
public sealed class OperativeReportFinalCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "operative-report-final",
        Code = "TML-04",
        Title = "An operative report is final within the hours of the policy",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the operative reports written, those signed within {operative-report-signed.limit} elapsed hours.",
        Eligible = "operative reports written that are signed or past {operative-report-signed.limit} hours",
        Failing = "reports signed later, or not at all",
        Feeds = ["documents"],
        Needs = ["encounters"],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "42 CFR 482.51(b)(6) asks for the report; the hours to its signature are policy",
        Remedy = "Have the surgeon sign the report.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["operative-report-signed"];

    /// <inheritdoc/>
    protected override string Column => "signed_at";
}
