using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class DischargeSummaryMeasureTests
{
    [Fact]
    public void Takes_UntilTheEndOfDay15()
    {
        var end = Utc(2026, 5, 10, 15);
        Chart With(string id, DateTime? at) => Stay(id, end.AddDays(-2), end, Note("discharge-summary", at));
        // Day 15 is 25 May, which ends at 05:00 UTC of 26 May.
        var (outcome, items) = By(new DischargeSummaryMeasure(), With("E1", Utc(2026, 5, 26, 4, 59)), With("E2", Utc(2026, 5, 26, 5)), With("E3", null), Stay("E4", AsOf.AddDays(-10), AsOf.AddDays(-9), Note("order", AsOf.AddDays(-10))), Stay("E5", AsOf.AddDays(-9), AsOf.AddDays(-8)));
        Assert.Equal((1, 3), (outcome.Whole!.Numerator, outcome.Whole.Denominator));
        Assert.Equal(["E3", "E4"], items.Select(i => i.Duty.RecordId));
    }
}
