namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-07: a billed stay has one group.</summary>
public sealed class OneGroupPerBillCheck : Check, IChecks<BillingRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "one-group-per-bill",
        Code = "CNS-07",
        Version = 2,
        Title = "Each billed stay has one grouper result",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.ComputationalConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition = "drg of a finally billed inpatient stay names exactly one diagnosis-related group.",
        Eligible = "billed inpatient stays",
        Failing = "stays with none or several",
        Feeds = [BillingRecord.FeedName],
        Needs = [EncounterRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "Inpatient prospective payment: one MS-DRG for each discharge (42 CFR 412.60); threshold: policy",
        Owner = "patient financial services",
        Remedy = "Send the grouper's result with the billing feed.",
    };

    /// <inheritdoc/>
    public override string? NotRunBecause(StoreContents store) =>
        base.NotRunBecause(store) ?? (store.Feeds.Contains(BillingRecord.WithDrg) ? null : "No row of the billing feed has a group (drg).");

    /// <inheritdoc/>
    public void Test(BillingRecord bill, Tally tally)
    {
        if (bill is { FinalBilledAt: not null, Encounter: { Class: "inpatient", Course: not EncounterCourse.Void } })
        {
            tally.Expect(bill.Drg?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Length == 1, bill, bill.Drg, "one group", "drg");
        }
    }
}
