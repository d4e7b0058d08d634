namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-07: a billed stay has one group.</summary>
public sealed class OneGroupPerBillCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "one-group-per-bill",
        Code = "CNS-07",
        Title = "Each billed stay has one grouper result",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.ComputationalConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition = "A billed inpatient stay has exactly one diagnosis-related group.",
        Eligible = "billed inpatient stays",
        Failing = "stays with none or several",
        Feeds = [],
        NoFeed = "No feed of this version carries the result of a grouper.",
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "Inpatient prospective payment: one MS-DRG for each discharge (42 CFR 412.60); threshold: policy",
        Owner = "patient financial services",
        Remedy = "Send the grouper's result with the billing feed.",
    };
}
