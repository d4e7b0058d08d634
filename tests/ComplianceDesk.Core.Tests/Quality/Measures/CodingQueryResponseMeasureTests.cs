using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class CodingQueryResponseMeasureTests
{
    [Fact]
    public void Counts_72HoursAndLeavesThoseWithTime()
    {
        var at = Utc(2026, 6, 1);
        var (outcome, items) = By(new CodingQueryResponseMeasure(), new CodingQuestion("Q1", 1, Ward, at, at.AddHours(72), true), new CodingQuestion("Q2", 1, Ward, at, at.AddHours(73), false),
            new CodingQuestion("Q3", 1, Ward, at, null, null), new CodingQuestion("Q4", 1, Ward, AsOf.AddHours(-71), null, null));
        Assert.Equal((1, 3, 2), (outcome.Whole!.Numerator, outcome.Whole.Denominator, outcome.Whole.Pending));
        Assert.Equal(["Q3", "Q4"], items.Select(i => i.Duty.RecordId));
    }
}
