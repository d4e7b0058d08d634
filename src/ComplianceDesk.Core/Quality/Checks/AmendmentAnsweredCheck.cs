namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-14: requests for amendment and accounting are answered within 60 days.</summary>
public sealed class AmendmentAnsweredCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "amendment-answered",
        Code = "TML-14",
        Title = "Requests for amendment and accounting are answered in the days allowed",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the requests for amendment and for an accounting of disclosures, those answered by the end of day {amendment-request.limit} (amendment) or {accounting-request.limit} (accounting) after receipt, or 30 days later when the person was told of the one extension by that day.",
        Eligible = "such requests answered or past their last day",
        Failing = "requests answered later, or not at all",
        Feeds = ["requests"],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Law,
        Source = "45 CFR 164.526(b)(2), 164.528(c)(1)",
        Remedy = "Answer now; a denial needs its reasons in writing too.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["amendment-request", "accounting-request"];

    /// <inheritdoc/>
    protected override string Column => "answered_at";
}
