namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-02: a history written before admission is updated within 24 hours.</summary>
public sealed class HistoryUpdatedCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "history-updated",
        Code = "TML-02",
        Title = "A history written before admission is updated in the hours allowed",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the inpatient stays whose history and physical was written before admission, those with a further history document within {history-update.limit} hours after admission and before the operative report.",
        Eligible = "inpatient stays with an earlier history whose update is there or due",
        Failing = "stays without an update by then",
        Feeds = ["documents"],
        Needs = ["encounters"],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Law,
        Source = "42 CFR 482.24(c)(4)(i)(B), 482.22(c)(5)(ii)",
        Remedy = "Have the attending write the update; the feed has no type for it, so that it must come as a history document.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["history-update"];

    /// <inheritdoc/>
    protected override string Column => "created_at";
}
