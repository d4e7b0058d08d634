namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-02: cases are grouped right.</summary>
public sealed class CaseGroupedRightCheck : Check, IChecks<AuditedCaseRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "case-grouped-right",
        Code = "ACC-02",
        Version = 2,
        Title = "Cases are grouped as a reviewer groups them, case over case",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition = 
            "The group of a reviewed case (MS-DRG, APR-DRG or APC) is the same after the review. A case is one visit reviewed by one reviewer; one "
            + "without both groups is not asked.",
        Eligible = "cases reviewed with both groups",
        Failing = "cases with another group",
        Feeds = [CodingAuditRecord.FeedName],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA 2009, case-over-case method; threshold: policy 5 %",
        Owner = "coding",
        Remedy = "Look at the cases by reason: sequencing, a missed complication, a wrong procedure.",
    };

    /// <inheritdoc/>
    public void Test(AuditedCaseRecord record, Tally tally)
    {
        if (record.Case.IsGrouped)
        {
            tally.Expect(record.Case.KeepsGroup, record, record.Case.DrgAssigned, $"the reviewer's group, {record.Case.DrgReviewed}", "drg_assigned");
        }
    }
}
