using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class DischargedNotFinalCodedMeasureTests
{
    private static Chart Ended(string id, DateTime end, long? charges, DateTime? at) => Stay(id, end.AddDays(-1), end) with { Bill = new ChartBill(at, null, charges) };

    [Fact]
    public void Divides_ByAverageDailyRevenueOf90Days()
    {
        // 90 days at 1,000.00 a day; what ended in the last 4 waits; one of long ago waits too and is not in the flow.
        Chart[] charts = [.. Enumerable.Range(0, 90).Select(d => Ended($"E{d}", AsOf.AddDays(-d).AddMinutes(-1), 100_000, d < 4 ? null : AsOf.AddDays(-d))), Ended("old", AsOf.AddDays(-200), 250_000, null), Ended("no-charges", AsOf.AddDays(-2), null, null)];
        var (outcome, items) = By(new DischargedNotFinalCodedMeasure(), charts);
        var whole = outcome.Whole!;
        Assert.Equal((6500.0, 1000.0, 6.5), (whole.Numerator, whole.Denominator, whole.Value(MeasureUnit.Days)!.Value));
        Assert.Equal("6.5 days", whole.Text(MeasureUnit.Days));
        Assert.Equal((MeasureStatus.OffTarget, 5L, 200), (outcome.Status, whole.Pending, whole.PendingOldest));
        // Everything that waits is due within a week.
        Assert.Equal(5, items.Count);
        Assert.All(items, item => Assert.Equal(OwnerKind.Function, item.Duty.Owner.Kind));
    }

    [Fact]
    public void NeverDivides_ByNothing()
    {
        var (outcome, _) = By(new DischargedNotFinalCodedMeasure(), Ended("old", AsOf.AddDays(-200), 250_000, null));
        Assert.Equal((MeasureStatus.NotApplicable, "–"), (outcome.Status, outcome.Figures[0].Text(MeasureUnit.Days)));
    }
}
