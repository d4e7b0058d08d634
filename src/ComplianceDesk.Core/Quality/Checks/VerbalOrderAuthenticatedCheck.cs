namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-08: a verbal order is authenticated promptly.</summary>
public sealed class VerbalOrderAuthenticatedCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "verbal-order-authenticated",
        Code = "TML-08",
        Title = "A verbal order is authenticated promptly",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the verbal orders, those signed within {verbal-order.limit} elapsed hours.",
        Eligible = "verbal orders signed or past {verbal-order.limit} hours",
        Failing = "orders signed later, or not at all",
        Feeds = ["documents"],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "42 CFR 482.24(c)(2) says promptly; the hours are policy or State law",
        Remedy = "Have the practitioner who gave the order sign it.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["verbal-order"];

    /// <inheritdoc/>
    protected override string Column => "signed_at";
}
