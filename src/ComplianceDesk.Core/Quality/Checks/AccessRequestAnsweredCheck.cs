namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-13: an access request is answered within 30 days.</summary>
public sealed class AccessRequestAnsweredCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "access-request-answered",
        Code = "TML-13",
        Title = "An access request is answered in the days allowed",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the requests of individuals for access, those answered by the end of day {access-request.limit} after receipt, or 30 days later when the person was told of the one extension by that day.",
        Eligible = "access requests answered or past their last day",
        Failing = "requests answered later, or not at all",
        Feeds = ["requests"],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Law,
        Source = "45 CFR 164.524(b)(2)",
        Remedy = "Answer now; tell the person in writing when it takes longer, before day 30.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["access-request"];

    /// <inheritdoc/>
    protected override string Column => "answered_at";
}
