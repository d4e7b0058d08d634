namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Charges of ended encounters that are not final billed, in days of average revenue.</summary>
public sealed class DischargedNotFinalBilledMeasure : HimMeasure, IMeasures<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "discharged-not-final-billed",
        Title = "Days in discharged not final billed (DNFB)",
        Group = MeasureGroup.Billing,
        Numerator = "gross charges of encounters that have ended and are not final billed",
        Denominator = "average daily gross revenue: charges of encounters that ended in the latest 90 days, over 90",
        Formula = "Numerator over denominator, in days; every class of encounter, none held back. Encounters that the billing feed does not name, or names without charges, are left out. On the work list from {limit} days after the end.",
        Unit = MeasureUnit.Days,
        IsFlow = true,
        Limit = 5,
        LimitUnit = "days after the end of the encounter",
        Target = 5,
        HigherIsBetter = false,
        TargetBasis = MeasureBasis.Benchmark,
        Citation = "HFMA MAP key performance indicator; 5 days are quoted for automated sites, 7–9 for manual ones. No law sets it",
        Feeds = ["encounters", "billing"],
    };

    /// <inheritdoc/>
    public void Take(Chart record, MeasureTally tally) =>
        UnbilledRevenue.Take(record, record.Bill?.BilledAt, Owner.Billing, "a final bill", TimeAllowed(tally.Scope), tally);
}
