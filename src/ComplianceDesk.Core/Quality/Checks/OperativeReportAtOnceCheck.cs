namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-03: an operative report is written by its due time.</summary>
public sealed class OperativeReportAtOnceCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "operative-report-at-once",
        Code = "TML-03",
        Title = "An operative report is written by its due time",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the operative reports with a due time, those written by then. The law says immediately after surgery; the moment is what the source states.",
        Eligible = "operative reports with a due time that are written or past it",
        Failing = "reports written later, or not at all",
        Feeds = ["documents"],
        Needs = ["encounters"],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Law,
        Source = "42 CFR 482.51(b)(6)",
        Remedy = "Have the surgeon write the report or the brief note before the patient is moved to the next level of care.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["operative-report"];

    /// <inheritdoc/>
    protected override string Column => "created_at";
}
