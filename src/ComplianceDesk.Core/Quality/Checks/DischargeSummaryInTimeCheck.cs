namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-05: a discharge summary is written within the days of the policy.</summary>
public sealed class DischargeSummaryInTimeCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "discharge-summary-in-time",
        Code = "TML-05",
        Title = "A discharge summary is written within the days of the policy",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the inpatient stays that have ended, those whose discharge summary was written by the end of calendar day {discharge-summary.limit} after the day of discharge.",
        Eligible = "inpatient stays with one, or discharged longer ago",
        Failing = "stays without one by then",
        Feeds = ["documents"],
        Needs = ["encounters"],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "42 CFR 482.24(c)(4)(vii) asks for the summary; the days are policy",
        Remedy = "Have the author write it; the next provider waits for it.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["discharge-summary"];

    /// <inheritdoc/>
    protected override string Column => "created_at";
}
