namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-01: a history and physical is there within 24 hours of admission and before surgery.</summary>
public sealed class HistoryInTimeCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "history-in-time",
        Code = "TML-01",
        Title = "A history and physical is there in the hours allowed after admission and before surgery",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the inpatient stays, those with a history and physical written from 30 calendar days before to {history-at-admission.limit} elapsed hours after admission, and before the operative report where that is earlier.",
        Eligible = "inpatient stays with one, or admitted more than {history-at-admission.limit} hours ago",
        Failing = "stays without one by then",
        Feeds = ["documents"],
        Needs = ["encounters"],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Law,
        Source = "42 CFR 482.24(c)(4)(i)(A), 482.22(c)(5); survey tag A0458",
        Remedy = "Have the attending write it, dated with the time of writing; look for one of an outside office not yet filed.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["history-at-admission"];

    /// <inheritdoc/>
    protected override string Column => "created_at";
}
