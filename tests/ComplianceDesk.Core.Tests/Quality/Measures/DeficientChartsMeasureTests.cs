using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class DeficientChartsMeasureTests
{
    [Fact]
    public void Bands_TheBacklogByAge()
    {
        var ages = new[] { 0, 7, 8, 15, 16, 29, 30, 400 };
        Chart[] charts = [.. ages.Select(age => Stay($"E{age}", AsOf.AddDays(-age - 1), AsOf.AddDays(-age), Note("order", AsOf.AddDays(-age - 1)))), Stay("whole", AsOf.AddDays(-5), AsOf.AddDays(-4), Signed("h-and-p", AsOf.AddDays(-4)), Signed("discharge-summary", AsOf.AddDays(-4)))];
        var whole = By(new DeficientChartsMeasure(), charts).Outcome.Whole!;
        Assert.Equal(new AgeBands(2, 2, 2, 2), whole.Ages);
        // The stay of 400 days ago waits, but is not of the latest year.
        Assert.Equal((7, 8, 8, 400), (whole.Numerator, whole.Denominator, whole.Pending, whole.PendingOldest));
    }
}
