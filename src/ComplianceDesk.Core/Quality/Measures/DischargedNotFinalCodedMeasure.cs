namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Charges of ended encounters that are not final coded, in days of average revenue.</summary>
public sealed class DischargedNotFinalCodedMeasure : HimMeasure, IMeasures<Chart>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "discharged-not-final-coded",
        Title = "Days in discharged not final coded (DNFC)",
        Group = MeasureGroup.Billing,
        Numerator = "gross charges of encounters that have ended and are not final coded",
        Denominator = "average daily gross revenue: charges of encounters that ended in the latest 90 days, over 90",
        Formula = "Numerator over denominator, in days; every class of encounter, none held back. Encounters that the billing feed does not name, or names without charges, are left out. On the work list from {limit} days after the end.",
        Unit = MeasureUnit.Days,
        IsFlow = true,
        Limit = 3,
        LimitUnit = "days after the end of the encounter",
        Target = 4,
        HigherIsBetter = false,
        TargetBasis = MeasureBasis.Benchmark,
        Citation = "Practice: 2–4 days are quoted, many sites hold 3 days before they count. No law sets it",
        Feeds = ["encounters", "billing"],
    };

    /// <inheritdoc/>
    public void Take(Chart record, MeasureTally tally) =>
        UnbilledRevenue.Take(record, record.Bill?.CodedAt, Owner.Coding, "final coding", TimeAllowed(tally.Scope), tally);
}
