namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-06: a record is complete within 30 days of discharge.</summary>
public sealed class ChartCompletedCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "chart-completed",
        Code = "TML-06",
        Title = "A record is complete in the days allowed after discharge",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the inpatient stays that have ended, those whose documents were all written and signed by the end of calendar day {chart-completion.limit} after the day of discharge, a history and physical and a discharge summary among them.",
        Eligible = "inpatient stays complete, or past that day",
        Failing = "stays incomplete at its end",
        Feeds = ["documents"],
        Needs = ["encounters"],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Law,
        Source = "42 CFR 482.24(c)(4)(viii); survey tag A0469",
        Remedy = "Work the list of open documents with their authors; the page of the measure names them.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["chart-completion"];

    /// <inheritdoc/>
    protected override string Column => "signed_at";
}
